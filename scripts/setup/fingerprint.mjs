import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Stands for everything that decides what is installed. It costs a few small files to read, so it is checked each time. */
export function fingerprintOf(root) {
  const packages = join(root, 'packages')
  const manifests = readdirSync(packages)
    .sort()
    .map((name) => join(packages, name, 'package.json'))
    .filter((path) => existsSync(path))
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'scripts/toolchain.json']
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.version}\n`)
  for (const path of [...files.map((name) => join(root, name)), ...manifests]) {
    const bytes = readFileSync(path)
    hash.update(`${path.slice(root.length)} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
