import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own that can be really full. */
export interface SmallDisk {
  readonly folder: string
  /** Fills it but for so many bytes, with a file of this name. */
  readonly fill: (name: string, leave: number) => void
  readonly makeRoom: (name: string) => void
  readonly clear: () => void
}

/**
 * Mounts a small disk in memory.
 *
 * @returns Undefined when this user may not mount.
 */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'gongkai', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
  return {
    folder,
    fill(name, leave) {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(join(folder, name), Buffer.alloc(Math.max(0, bavail * bsize - leave), 1))
    },
    makeRoom: (name) => rmSync(join(folder, name)),
    clear() {
      // Lazily: after a test that failed, a file may still be open.
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true })
    },
  }
}
