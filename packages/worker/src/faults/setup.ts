import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { missingServers, postgresServer, redisServer } from './servers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Debian packages of the servers that this machine lacks; the tests of faults are not run then. */
    readonly missingServers: readonly string[]
    /** Where Node keeps what it has compiled, so that the many processes of the tests start in half the time. */
    readonly compileCache: string
    readonly redisUrl: string
    readonly postgresUrl: string
  }
}

/** A real Redis and a real PostgreSQL for all tests of faults, installed if need be and possible. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-servers-'))
  project.provide('compileCache', join(folder, 'compiled'))
  const missing = missingServers()
  project.provide('missingServers', missing)
  if (missing.length > 0) {
    process.stderr.write(
      `NOT RUN: the tests of faults need ${missing.join(' and ')} (apt-get install ${missing.join(' ')})\n`,
    )
    return () => rm(folder, { recursive: true, force: true })
  }
  // PostgreSQL runs as another user, who must get through.
  await chmod(folder, 0o755)
  const servers = [await redisServer(join(folder, 'redis')), await postgresServer(join(folder, 'postgres'))] as const
  project.provide('redisUrl', servers[0].url)
  project.provide('postgresUrl', servers[1].url)
  return async () => {
    await Promise.all(servers.map((server) => server.kill()))
    await rm(folder, { recursive: true, force: true })
  }
}
