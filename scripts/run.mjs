/**
 * Every command of package.json comes through here: `node scripts/run.mjs COMMAND ARGS`. It makes the checkout ready
 * once and then hands over to Node 24. It runs on the machine's own Node (20 or newer), before anything is installed,
 * so it is plain JavaScript without packages. The set-up prints to standard error only.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failureOf, SetupError } from './setup/failure.mjs'
import { pathWith, setUp } from './setup/setup.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const gongkai = join(root, 'packages', 'worker', 'src', 'main.ts')

/** The samples themselves, without the folders that they are made in. */
const reports = 'samples/*.{pdf,docx,xlsx,xls,html,zip}'

/** What each command runs under Node 24, and where: the project, or where the user stands. */
const commands = {
  start: { run: [gongkai, 'extract', reports, '--out', 'out'] },
  gongkai: { run: [gongkai], inUsersFolder: true },
  test: { run: [join(root, 'scripts', 'check.ts')] },
  golden: { run: [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'golden', '--update'] },
  bench: { run: [join(root, 'bench', 'bench.ts')] },
  samples: { run: [join(root, 'scripts', 'samples.mjs')] },
}

const setupFailed = 3

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command === undefined) {
  process.stderr.write(`No command ${JSON.stringify(name)}. There are: ${Object.keys(commands).join(', ')}\n`)
  process.exit(2)
}

const ending = ['SIGINT', 'SIGTERM', 'SIGHUP']
const stopSetUp = ending.map((signal) => [signal, () => process.exit(128 + constants.signals[signal])])
for (const [signal, stop] of stopSetUp) process.on(signal, stop)

let node
try {
  node = await setUp(root, (line) => process.stderr.write(`gongkai: ${line}\n`))
} catch (error) {
  const { code, message, advice } = error instanceof SetupError ? error : failureOf('Setting up', error.message)
  process.stderr.write(`gongkai: set-up failed (${code}): ${message}\n${advice}\n`)
  process.exit(setupFailed)
}
for (const [signal, stop] of stopSetUp) process.off(signal, stop)

const child = spawn(node, [...command.run, ...args], {
  // npm runs scripts in the project folder; relative paths of the user mean the folder that the user stands in.
  cwd: command.inUsersFolder ? (process.env.INIT_CWD ?? process.cwd()) : root,
  env: { ...process.env, PATH: pathWith(node) },
  stdio: 'inherit',
})
for (const signal of ending) {
  process.on(signal, () => {
    // A terminal sends Ctrl-C to the child as well. Sent twice, it would end the run at once and without its summary.
    if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal)
  })
}
child.on('error', (error) => {
  process.stderr.write(`gongkai: ${error.message}\n`)
  process.exit(setupFailed)
})
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code)
  for (const each of ending) process.removeAllListeners(each)
  process.kill(process.pid, signal)
})
