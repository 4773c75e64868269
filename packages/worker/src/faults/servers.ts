import { type ChildProcess, execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import pg from 'pg'

/** Real servers for tests, on free ports of the loopback interface, with data of their own. */
export interface Server {
  readonly url: string
  /** Ends it at once, as a power cut does. */
  readonly kill: () => Promise<void>
  /** Starts it again on the same port and data. */
  readonly start: () => Promise<void>
}

/** A Redis that writes each change to its file, by default at once. */
export async function redisServer(folder: string, { fsync = 'always' } = {}): Promise<Server> {
  const program = needed(redisProgram(), 'redis-tools')
  const port = await freePort()
  mkdirSync(folder, { recursive: true })
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--databases', '1000', '--dir', folder]
  const durable = ['--appendonly', 'yes', '--appendfsync', fsync, '--save', '', '--maxmemory-policy', 'noeviction']
  // Debian ships the server under two names in one file, which acts by the name that it is called by.
  const start = () => spawn(program, [...settings, ...durable], { argv0: 'redis-server', stdio: 'ignore' })
  const url = `redis://127.0.0.1:${port}`
  return server(url, start, async () => {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
    redis.on('error', () => {})
    try {
      await redis.connect()
      await redis.ping()
    } finally {
      redis.disconnect()
    }
  })
}

export async function postgresServer(folder: string): Promise<Server> {
  const initdb = needed(find('initdb'), 'postgresql')
  const program = find('postgres') ?? initdb.replace(/initdb$/, 'postgres')
  const port = await freePort()
  mkdirSync(folder, { recursive: true })
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0
  const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {}
  if (isRoot) chownSync(folder, 65_534, 65_534)
  const data = join(folder, 'data')
  const options = { ...nobody, cwd: folder, stdio: 'ignore' as const }
  execFileSync(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], options)
  const settings = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off']
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  return server(
    url,
    () => spawn(program, settings, options),
    async () => {
      const client = new pg.Client(url)
      try {
        await client.connect()
        await client.query('select 1')
      } finally {
        await client.end().catch(() => {})
      }
    },
  )
}

async function server(url: string, run: () => ChildProcess, ping: () => Promise<void>): Promise<Server> {
  let child: ChildProcess | undefined
  const started = {
    url,
    async kill() {
      const old = child
      if (old === undefined || old.exitCode !== null || old.signalCode !== null) return
      const gone = new Promise((resolve) => old.once('exit', resolve))
      old.kill('SIGKILL')
      await gone
    },
    async start() {
      child = run()
      await answering(ping, url)
    },
  }
  await started.start()
  return started
}

async function answering(ping: () => Promise<void>, url: string): Promise<void> {
  let last: unknown
  for (let tries = 0; tries < 150; tries++) {
    try {
      await ping()
      return
    } catch (error) {
      last = error
      await sleep(100)
    }
  }
  throw new Error(`the server ${url} did not start`, { cause: last })
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

/** Debian keeps the programs of PostgreSQL in a folder of the version, outside the PATH. */
function find(program: string): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...versions]
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
}

const redisProgram = (): string | undefined => find('redis-server') ?? find('redis-check-rdb')

/**
 * The Debian packages of the servers that this machine lacks. As root they are installed first; without the right, or without
 * a way to the packages, they stay missing, and the tests that need them say so.
 */
export function missingServers(): string[] {
  const missing = () => [
    ...(redisProgram() === undefined ? ['redis-tools'] : []),
    ...(find('initdb') === undefined ? ['postgresql'] : []),
  ]
  if (missing().length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install(missing())
  return missing()
}

/** Seconds. Long enough for a slow mirror; a network that swallows everything shall not hold up the tests for ever. */
const patience = { answer: 20, command: 400 }

function install(debianPackages: readonly string[]): void {
  const network = ['-o', `Acquire::http::Timeout=${patience.answer}`, '-o', 'Acquire::Retries=2']
  const quietly = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120']
  // Lists that cannot be brought up to date may still be good enough.
  const updated = aptGet('update', '-q', ...network)
  const installed = aptGet('install', ...quietly, ...network, ...debianPackages)
  if (installed.status === 0) return
  const words = `${updated.stderr}${installed.stderr}`.trim().split('\n').slice(-6).join('\n')
  process.stderr.write(`the servers for the tests of faults could not be installed:\n${words}\n`)
}

const aptGet = (...args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: patience.command * 1_000,
  })

function needed(program: string | undefined, debianPackage: string): string {
  if (program !== undefined) return program
  throw new Error(`the tests of faults need the Debian package ${debianPackage}: apt-get install ${debianPackage}`)
}
