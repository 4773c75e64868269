/**
 * Everything a change must pass, cheapest first: types, lint with format and import directions, tests. All are run even
 * when one fails, so that one look tells all. Arguments go to vitest: `npm test -- packages/extractor`.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules', name)

const checks = [
  { name: 'types', run: [bin('typescript/bin/tsc'), '--project', root] },
  {
    name: 'lint, format, import directions',
    run: [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off'],
  },
  { name: 'tests', run: [bin('vitest/vitest.mjs'), 'run', ...process.argv.slice(2)] },
]

const failed = checks.filter(({ name, run }) => {
  process.stdout.write(`\n${name}\n`)
  const { status } = spawnSync(process.execPath, run, { cwd: root, stdio: 'inherit' })
  return status !== 0
})

if (failed.length > 0) {
  process.stderr.write(`\nFailed: ${failed.map(({ name }) => name).join('; ')}\n`)
  process.exitCode = 1
}
