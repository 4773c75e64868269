import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type Result, resultSchema } from '@gongkai/normalizer'
import { afterAll, expect, test, vi } from 'vitest'
import { defaultPoolLimits } from '../pool/limits.ts'
import { Pool } from '../pool/pool.ts'
import { seeded } from './seeded.ts'

/** Files in which single bits are wrong, as of a bad disk or a bad line: none hangs or kills its reader. */

vi.setConfig({ testTimeout: 600_000 })

const root = new URL('../../../../', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'gongkai-flipped-'))
const pool = new Pool<Result>({
  entry: new URL('../read-report.ts', import.meta.url),
  jobs: 1,
  // Scans are recognised for longer; what is tried here takes a second.
  limits: { ...defaultPoolLimits, secondsPerRecognisedPage: 0 },
  value: resultSchema,
})
afterAll(async () => {
  await pool.stop()
  rmSync(folder, { recursive: true, force: true })
})

const times = 6

test.each(['haidong.pdf', 'qinzhou.pdf', 'haidong.xlsx', 'lukou.docx', 'lukou.zip', 'guyuan.html'])(
  '%s, with three bits turned over',
  async (name) => {
    const random = seeded(name.length)
    const whole = readFileSync(new URL(`samples/${name}`, root))
    const ends: string[] = []
    for (let time = 0; time < times; time++) {
      const bytes = Buffer.from(whole)
      for (const _ of [1, 2, 3]) {
        const at = Math.floor(random() * bytes.length)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      }
      const path = join(folder, `flipped${extname(name)}`)
      writeFileSync(path, bytes)
      const outcome = await pool.run({ path, ocr: 'never' })
      ends.push(outcome.kind === 'failure' ? outcome.failure.code : outcome.kind)
    }
    process.stdout.write(`${name}: ${ends.join(' ')}; hung or killed its reader: 0 of ${times}\n`)
    // What the archive has a sum for is refused; elsewhere a flipped bit may be in a picture, or one wrong letter.
    const isSummed = /\.(?:xlsx|docx|zip)$/.test(name)
    for (const end of ends)
      expect(isSummed ? ['corrupt', 'unsupported'] : ['value', 'corrupt', 'encrypted']).toContain(end)
  },
)
