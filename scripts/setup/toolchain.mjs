/**
 * Node 24 and pnpm, from the npm registry into .gongkai/toolchain. scripts/toolchain.json pins version and integrity
 * for each platform; from it a manifest and a lock are written that name no registry, so that npm takes the user's own.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { SetupError } from './failure.mjs'
import { runStep } from './step.mjs'

const nodeMajor = 24

/** Installs what is missing. Gives the programs to call: `{ node, pnpm }`, absolute paths or names on the PATH. */
export async function installToolchain(root, say, atWork) {
  const pinned = JSON.parse(readFileSync(join(root, 'scripts', 'toolchain.json'), 'utf8'))[platform()]
  const hasOwnNode = Number.parseInt(process.versions.node, 10) === nodeMajor
  if (pinned === undefined) {
    if (hasOwnNode) return { node: process.execPath, pnpm: 'pnpm' }
    throw new SetupError(
      'unsupported_platform',
      `There is no pinned toolchain for ${platform()}.`,
      `Install Node ${nodeMajor} and pnpm 12, then run the command again.`,
    )
  }
  const tools = hasOwnNode ? [pinned.pnpm] : [pinned.pnpm, pinned.node]
  const home = join(root, '.gongkai', 'toolchain')
  const name = tools.map((tool) => `${basename(tool.name)}-${tool.version}`).join('+')
  const folder = join(home, name)
  // A folder gets its name when it is complete; anything else is the rest of an interrupted set-up.
  mkdirSync(home, { recursive: true })
  for (const other of readdirSync(home)) {
    if (other.endsWith('.part')) rmSync(join(home, other), { recursive: true, force: true })
  }
  if (!existsSync(folder)) {
    say(`installing ${tools.map((tool) => `${tool.name} ${tool.version}`).join(', ')}`)
    const part = `${folder}.${process.pid}.part`
    try {
      await install(tools, part, atWork)
      renameSync(part, folder)
    } finally {
      rmSync(part, { recursive: true, force: true })
    }
  }
  const modules = join(folder, 'node_modules')
  return {
    node: hasOwnNode ? process.execPath : join(modules, pinned.node.name, 'bin', 'node'),
    pnpm: join(modules, pinned.pnpm.name, 'pnpm'),
  }
}

async function install(tools, folder, atWork) {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest(tools), null, 2))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lockfile(tools), null, 2))
  // A registry that does not answer is given up after seconds, not minutes.
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=warn', '--prefer-offline']
  await runStep('Installing Node and pnpm with npm', npm(), ['ci', ...options, ...patience], { cwd: folder, atWork })
}

/** `linux-x64`; the pinned programs want glibc, so a Linux with musl is a platform of its own. */
function platform() {
  const name = `${process.platform}-${process.arch}`
  const isMusl = process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime === undefined
  return isMusl ? `${name}-musl` : name
}

/** The npm that runs us, or the one on the PATH when pnpm or a person does. */
function npm() {
  const running = process.env.npm_execpath
  return running !== undefined && basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm']
}

const dependencies = (tools) => Object.fromEntries(tools.map(({ name, version }) => [name, version]))

const manifest = (tools) => ({ name: 'gongkai-toolchain', private: true, dependencies: dependencies(tools) })

const lockfile = (tools) => ({
  name: 'gongkai-toolchain',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'gongkai-toolchain', dependencies: dependencies(tools) },
    ...Object.fromEntries(tools.map(({ name, ...pin }) => [`node_modules/${name}`, pin])),
  },
})
