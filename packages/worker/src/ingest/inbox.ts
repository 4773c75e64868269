import { readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Settings } from '../queue/settings.ts'

/** Where downloads are kept until they are read, and for reading them again. */
export const inboxOf = ({ GONGKAI_STATE: state }: Pick<Settings, 'GONGKAI_STATE'>): string =>
  resolve(join(state, 'inbox'))

/**
 * Removes what processes that were killed in mid-download have left. Other machines may be downloading into the same folder: what is
 * young enough to be still growing stays.
 */
export async function removeUnfinished(inbox: string, seconds: number): Promise<void> {
  const names = await readdir(inbox).catch(() => [])
  for (const name of names.filter((each) => /^\.gongkai-\d+-\d+\.tmp$/.test(each))) {
    const path = join(inbox, name)
    const { mtimeMs } = (await stat(path).catch(() => undefined)) ?? {}
    if (mtimeMs !== undefined && Date.now() - mtimeMs > seconds * 1_000) await rm(path, { force: true })
  }
}
