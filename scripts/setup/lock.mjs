/**
 * One set-up at a time in one checkout. The lock is a file that names its owner; it appears whole (link is atomic) and
 * its owner touches it every second. It is dead when its owner is, or when nobody touched it for a minute (a folder that
 * is shared between machines, a process number that was given away again).
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const deadAfterMs = 60_000

/**
 * Runs `work` alone. Whoever comes second waits; `waiting` is called once, then.
 * `work` gets a function that names the program at work now, so that a killed owner's program is waited for as well.
 */
export async function alone(path, waiting, work) {
  mkdirSync(dirname(path), { recursive: true })
  const token = `${process.pid}-${Date.now()}`
  const content = (child) => JSON.stringify({ token, host: hostname(), pids: [process.pid, ...(child ? [child] : [])] })
  let told = false
  while (!take(path, content())) {
    const owner = read(path)
    if (owner !== undefined && isDead(owner)) {
      removeDead(path, owner.token)
    } else if (owner !== undefined) {
      if (!told) waiting()
      told = true
      await sleep(250)
    }
  }
  const heartbeat = setInterval(() => touch(path), 1_000)
  const release = () => {
    clearInterval(heartbeat)
    if (read(path)?.token === token) rmSync(path, { force: true })
  }
  // Also when the set-up is interrupted: process.exit runs this.
  process.once('exit', release)
  try {
    return await work((child) => replace(path, content(child)))
  } finally {
    release()
    process.off('exit', release)
  }
}

function take(path, content) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, content)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function replace(path, content) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, content)
  renameSync(draft, path)
}

function read(path) {
  try {
    const touched = statSync(path).mtimeMs
    return { ...JSON.parse(readFileSync(path, 'utf8')), touched }
  } catch {
    return undefined
  }
}

function isDead({ host, pids, touched }) {
  if (Date.now() - touched > deadAfterMs) return true
  return host === hostname() && !pids.some(isAlive)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two may find the same dead lock. Whoever moved away a living one, taken in between, puts it back. */
function removeDead(path, token) {
  const aside = `${path}.${process.pid}.dead`
  try {
    renameSync(path, aside)
    if (read(aside)?.token !== token) linkSync(aside, path)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
  rmSync(aside, { force: true })
}

function touch(path) {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // The folder was deleted meanwhile; the work itself will say so.
  }
}
