import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isAlive } from '../is-alive.ts'

const temporaryName = /^\.gongkai-(\d+)-\d+\.tmp$/
let counter = 0

/**
 * Writes a file so that at every moment either the old content stands under its name or the new one, whole: into a
 * temporary file in the same folder, to the disk, then renamed. After an error nothing is left behind.
 */
export async function writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = join(dirname(path), `.gongkai-${process.pid}-${counter++}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Removes what runs that were killed in the middle of writing have left. Files of runs that still live stay. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    const pid = temporaryName.exec(basename(path))?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, path), { force: true })
  }
}
