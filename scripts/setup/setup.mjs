import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprintOf } from './fingerprint.mjs'
import { alone } from './lock.mjs'
import { runStep } from './step.mjs'
import { installToolchain } from './toolchain.mjs'

/**
 * Makes the checkout ready once: Node 24, pnpm, the packages of the lockfile. Gives the path of Node 24.
 * When nothing has changed since, it only reads a few small files. Throws SetupError.
 */
export async function setUp(root, say) {
  const stamp = join(root, '.gongkai', 'setup.json')
  const ready = readStamp(root, stamp)
  if (ready !== undefined) return ready
  accessSync(root, constants.W_OK)
  const waiting = () => say('another command is setting up; waiting for it')
  return await alone(join(root, '.gongkai', 'setup.lock'), waiting, async (atWork) => {
    const done = readStamp(root, stamp)
    if (done !== undefined) return done
    say('setting up (once)')
    const started = Date.now()
    // Gone before the first change, so that an interrupted set-up is never taken for a finished one.
    rmSync(stamp, { force: true })
    const fingerprint = fingerprintOf(root)
    const { node, pnpm } = await installToolchain(root, say, atWork)
    say('installing the packages of pnpm-lock.yaml')
    await runStep('Installing the packages with pnpm', [pnpm], pnpmArguments, {
      cwd: root,
      // CI: pnpm asks no questions. PATH: install scripts find Node 24.
      env: { ...patience, ...registry(), CI: 'true', PATH: pathWith(node) },
      atWork,
    })
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(`${stamp}.part`, `${JSON.stringify({ fingerprint, node })}\n`)
    renameSync(`${stamp}.part`, stamp)
    say(`ready after ${Math.round((Date.now() - started) / 1000)} s`)
    return node
  })
}

/** The PATH for programs that shall find the project's Node under the name `node`. */
export const pathWith = (node) => `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`

const pnpmArguments = ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only']

/** A registry that does not answer is given up after seconds, not minutes. */
const patience = {
  pnpm_config_fetch_retries: '2',
  pnpm_config_fetch_retry_mintimeout: '1000',
  pnpm_config_fetch_retry_maxtimeout: '5000',
}

/** pnpm reads .npmrc files as npm does, but not a registry that was given to npm on its command line or by its environment. */
function registry() {
  const given = process.env.npm_config_registry
  return given === undefined ? {} : { pnpm_config_registry: given }
}

function readStamp(root, stamp) {
  try {
    const { fingerprint, node } = JSON.parse(readFileSync(stamp, 'utf8'))
    const isThere = existsSync(node) && existsSync(join(root, 'node_modules', '.modules.yaml'))
    return isThere && fingerprint === fingerprintOf(root) ? node : undefined
  } catch {
    return undefined
  }
}
