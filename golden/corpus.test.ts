import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resultSchema } from '../packages/normalizer/src/result.ts'

/**
 * Published reports, scored against what is printed in them. The reports are not part of the project: the test needs the
 * folder `shared` beside it and says so where it is missing.
 */

const root = join(import.meta.dirname, '..')
const shared = join(root, '..', 'shared')

interface Expected {
  readonly file: string
  readonly truth: string
  /** Share of the facts stated in sentences; workbooks have none. */
  readonly prose: number
  readonly evaluations?: string
}

const reports: readonly Expected[] = [
  { file: 'rendered/guyuan.pdf', truth: 'guyuan', prose: 0.97, evaluations: 'guyuan' },
  { file: 'rendered/haidong.pdf', truth: 'haidong', prose: 0.97, evaluations: 'haidong' },
  { file: 'rendered/gaoping.pdf', truth: 'gaoping', prose: 0.97, evaluations: 'gaoping' },
  { file: 'rendered/qinzhou.pdf', truth: 'qinzhou', prose: 0.97 },
  { file: 'rendered/lukou.docx', truth: 'lukou', prose: 0.97 },
  { file: 'rendered/haidong.xlsx', truth: 'haidong', prose: 0 },
  { file: 'rendered/guyuan.html', truth: 'guyuan', prose: 0.97 },
  { file: 'real/putuo-planning.pdf', truth: 'putuo-planning', prose: 0.97 },
]

let out = ''

describe.skipIf(!existsSync(shared))('published reports (needs ../shared)', () => {
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'gongkai-corpus-'))
    const files = reports.map(({ file }) => join(shared, 'corpus', file))
    const command = [join(root, 'packages/worker/src/main.ts'), 'extract', ...files, '--out', out]
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
  })

  afterAll(() => rmSync(out, { recursive: true, force: true }))

  const resultOf = (file: string): string => join(out, `${file.split('/').at(-1)}.json`)
  const score = (script: string, ...args: readonly string[]) =>
    spawnSync(process.execPath, [join(shared, 'bin', script), ...args], { encoding: 'utf8' })

  test.each(reports)('$file: every number of the tables, none wrong, none twice', ({ file, truth, prose }) => {
    const { status, stdout } = score(
      'score.mjs',
      join(shared, 'truth', `${truth}.csv`),
      resultOf(file),
      ...['--min-table', '1', '--min-precision', '1', '--min-prose', String(prose)],
    )
    expect(status, stdout).toBe(0)
    const { coverage } = resultSchema.parse(JSON.parse(readFileSync(resultOf(file), 'utf8')))
    expect(coverage.placed).toBe(coverage.printed)
  })

  test.each(reports.filter((report) => report.evaluations !== undefined))('$file: self-evaluation forms', (report) => {
    const truth = join(shared, 'truth', 'performance', `${report.evaluations}.json`)
    const { status, stdout } = score('score-evaluations.mjs', truth, resultOf(report.file), '--min', '0.97')
    expect(status, stdout).toBe(0)
  })
})
