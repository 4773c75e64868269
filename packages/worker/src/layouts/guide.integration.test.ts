import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { start } from '../testing/cli.ts'

/** The examples of the guides, as a user would write them into a folder of their own. */

const project = fileURLToPath(new URL('../../../../', import.meta.url))
const base = mkdtempSync(join(tmpdir(), 'gongkai-guide-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** Writes the code blocks that carry a file name (```ts mine.ts) into a folder. */
function examples(guide: string): { readonly folder: string; readonly files: readonly string[] } {
  const folder = join(base, guide)
  mkdirSync(folder, { recursive: true })
  const text = readFileSync(join(project, 'docs', guide), 'utf8')
  const blocks = [...text.matchAll(/^```ts (\S+)\n(.*?)^```$/gmsu)]
  for (const [, name = '', code = ''] of blocks) writeFileSync(join(folder, name), code)
  return { folder, files: blocks.map(([, name = '']) => name) }
}

/** Compiles a folder with the `tsconfig.json` of the guide. */
function compile(folder: string): string {
  const tsconfig = { extends: join(project, 'tsconfig.layouts.json'), include: ['*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  const tsc = join(project, 'node_modules/typescript/bin/tsc')
  return spawnSync(process.execPath, [tsc, '--project', folder], { encoding: 'utf8' }).stdout
}

describe('docs/layouts.md', { timeout: 120_000 }, () => {
  const { folder, files } = examples('layouts.md')
  const run = (...args: string[]) => start(args, folder).ended

  test('its examples compile', () => {
    expect(files).toEqual(['mine.ts', 'gongkai.config.ts', 'meetings.ts'])
    expect(compile(folder)).toBe('')
  })

  test('a mistyped id does not compile', () => {
    const wrong = join(base, 'wrong')
    mkdirSync(wrong)
    writeFileSync(
      join(wrong, 'mine.ts'),
      readFileSync(join(folder, 'mine.ts'), 'utf8').replace('budget: named', 'budgeted: named'),
    )
    expect(compile(wrong)).toContain("'budgeted' does not exist in type")
  })

  test.each(['mine.ts', 'meetings.ts'])('%s passes the conformance suite', async (file) => {
    expect(await run('layouts', 'check', file)).toEqual({
      code: 0,
      stdout: `${file}: 1 layout, 1 sample; all pass\n`,
      stderr: '',
    })
  })

  test('its configuration enables both', async () => {
    const { code, stdout } = await run('layouts')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ 7 {2}three_public_meetings +reads three_public, gongkai\.config\.ts$/mu)
    expect(stdout).toMatch(/^ 8 {2}three_public_mine +reads three_public, gongkai\.config\.ts$/mu)
    expect(stdout).toMatch(/^ 9 {2}three_public +built-in$/mu)
  })

  test('the mistake that it shows is told in these words', async () => {
    const wrong = join(folder, 'wrong')
    mkdirSync(wrong)
    writeFileSync(
      join(wrong, 'mine.ts'),
      readFileSync(join(folder, 'mine.ts'), 'utf8').replace('budget: named', 'budgeted: named'),
    )
    const { code, stderr } = await start(['layouts', 'check', 'mine.ts'], wrong).ended
    expect(code).toBe(2)
    expect(readFileSync(join(project, 'docs/layouts.md'), 'utf8')).toContain(stderr.trim())
  })
})

describe('docs/configuration.md', { timeout: 120_000 }, () => {
  const { folder, files } = examples('configuration.md')
  writeFileSync(
    join(folder, 'qinghai.ts'),
    `import { builtIn, extendLayout } from '@gongkai/normalizer'
export default extendLayout(builtIn.income, { name: 'income_qinghai', title: '收入来源一览表' })`,
  )

  test('its example compiles and is obeyed', async () => {
    expect(files).toEqual(['gongkai.config.ts'])
    expect(compile(folder)).toBe('')
    const { code, stdout } = await start(['rules'], folder).ended
    expect(code).toBe(0)
    expect(stdout).toContain('receptions-within-budget')
  })

  test('the mistake that it shows is told in these words', async () => {
    const config = join(folder, 'gongkai.config.ts')
    writeFileSync(config, readFileSync(config, 'utf8').replace("['change-directions']", "['change-direction']"))
    const { code, stderr } = await start(['layouts'], folder).ended
    expect(code).toBe(2)
    expect(readFileSync(join(project, 'docs/configuration.md'), 'utf8')).toContain(stderr.trim())
  })
})
