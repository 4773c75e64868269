import { spawn } from 'node:child_process'
import { failureOf } from './failure.mjs'

/** What npm tells the scripts that it runs. Passed on, it would make the npm and pnpm inside act for the outer project. */
const outerNpm =
  /^npm_(package|lifecycle|command|node_execpath|execpath|config_(local_prefix|prefix|loglevel|global|workspace|silent))/i

/**
 * npm ends well when an archive could not be unpacked (a full disk), and pnpm when an optional package could not be
 * fetched; the compiler and the linter are such packages. Nothing less than everything is set up.
 */
const halfDone = /TAR_ENTRY_ERROR|optional dependency that could not be fetched/

/**
 * Runs one program of the set-up. What it prints is kept for the case that it fails: standard output belongs to the
 * command that the user gave.
 */
export function runStep(step, [program, ...first], args, { cwd, env = {}, atWork }) {
  const inherited = Object.entries(process.env).filter(([name]) => !outerNpm.test(name) && name !== 'NODE_ENV')
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...args], {
      cwd,
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const end = () => child.kill()
    process.once('exit', end)
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('spawn', () => {
      try {
        atWork(child.pid)
      } catch (error) {
        child.kill()
        reject(failureOf(step, error.message))
      }
    })
    child.on('error', (error) => reject(failureOf(step, `${program}: ${error.message}`)))
    child.on('close', (code, signal) => {
      process.off('exit', end)
      if (code === 0 && !halfDone.test(output)) resolve()
      else reject(failureOf(step, output === '' ? `It ended with ${signal ?? `exit code ${code}`}.` : output))
    })
  })
}
