/** A reader for tests. A "report" is a line of JSON that says how it behaves; reading it takes so long, or goes so wrong. */
import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { serve } from '../pool/serve.ts'
import { resultOf } from '../store/testing.ts'

const paper = z.object({
  name: z.string(),
  do: z.enum(['answer', 'hang', 'eat memory', 'die', 'kill its worker', 'be corrupt', 'be away']),
  seconds: z.number().default(0),
  /** How many facts it has. */
  facts: z.int().default(3),
  /** A line is added to this file whenever reading begins: the name, and the process that reads. */
  marks: z.string().optional(),
})

export type Paper = z.input<typeof paper>

/** Given by the parent, since the real one is slow to load. */
const engine = z
  .object({ version: z.string(), layouts: z.string() })
  .parse(JSON.parse(process.env['TEST_ENGINE'] ?? ''))

const kept: Buffer[] = []

/** `1`, `2`, `3`, … */
const valuesOf = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => String(i + 1))

serve(async (request, progress) => {
  const { path } = z.object({ path: z.string() }).parse(request)
  const bytes = readFileSync(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const sheet = paper.parse(JSON.parse(bytes.toString()))
  if (sheet.marks !== undefined) appendFileSync(sheet.marks, `${sheet.name} ${process.pid}\n`)
  switch (sheet.do) {
    case 'hang':
      for (;;);
    case 'eat memory':
      for (;;) {
        kept.push(Buffer.alloc(2 ** 24, 1))
        progress(1, 1)
      }
    case 'die':
      process.kill(process.pid, 'SIGKILL')
      return sleep(10_000)
    case 'kill its worker':
      process.kill(process.ppid, 'SIGKILL')
      return sleep(10_000)
    case 'be corrupt':
      throw Object.assign(new Error('cut off'), { code: 'corrupt', advice: 'Download it again.' })
    case 'be away':
      throw Object.assign(new Error('no such file'), { code: 'not_found', advice: 'Check the path.' })
    case 'answer': {
      for (let passed = 0; passed < sheet.seconds; passed += 0.05) {
        await sleep(50)
        progress(1, 1)
      }
      const result = resultOf(sha256, valuesOf(sheet.facts), engine)
      return { ...result, source: { ...result.source, name: basename(path), bytes: bytes.byteLength } }
    }
  }
})
