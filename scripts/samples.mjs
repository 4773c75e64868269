/**
 * Typesets the samples again: `npm run samples`. The PDF library and the fonts are big and nobody else needs them, so
 * they stand in a folder of their own and are installed when first wanted.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { failureOf } from './setup/failure.mjs'

const root = join(import.meta.dirname, '..')
const home = join(root, 'samples', 'typeset')
const wanted = join(home, 'package-lock.json')
// npm writes this file last.
const installed = join(home, 'node_modules', '.package-lock.json')

function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  if (error !== undefined) throw failureOf(program, error.message)
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
  process.stderr.write('gongkai: installing the typesetter and its fonts\n')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: home })
}
run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--project', home])
run(process.execPath, [join(home, 'main.ts'), ...process.argv.slice(2)])
