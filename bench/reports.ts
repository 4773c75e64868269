import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { findSources } from '../packages/worker/src/sources.ts'
import type { Source } from '../packages/worker/src/store/store.ts'

/** What may follow the end of a file without changing what it says. */
const comments: Readonly<Record<string, (name: string) => string>> = {
  '.pdf': (name) => `\n% copy ${name}\n`,
  '.html': (name) => `\n<!-- copy ${name} -->\n`,
}

/**
 * Writes so many reports into a folder, copies of the PDF files and web pages below `from` in turn. A comment at the end of each
 * makes them distinct documents; with another `edition`, distinct from those of this one.
 */
export async function makeReports(
  from: string,
  folder: string,
  count: number,
  edition = '1',
): Promise<readonly Source[]> {
  const { files } = await findSources([from])
  const originals = files
    .filter((file) => Object.hasOwn(comments, extname(file).toLowerCase()))
    .map((file) => ({ file, bytes: readFileSync(file) }))
  if (originals.length === 0) throw new Error(`there are no PDF files or web pages in ${from}`)
  mkdirSync(folder, { recursive: true })
  return Array.from({ length: count }, (_, n) => {
    const original = originals[n % originals.length]
    const { file, bytes } = original ?? { file: '', bytes: Buffer.alloc(0) }
    const kind = extname(file).toLowerCase()
    const copy = Buffer.concat([bytes, Buffer.from(comments[kind]?.(`${edition}.${n}`) ?? '')])
    const path = join(folder, `${String(n).padStart(5, '0')}-${basename(file)}`)
    writeFileSync(path, copy)
    const sha256 = createHash('sha256').update(copy).digest('hex')
    return { origin: path, path, sha256, bytes: copy.byteLength, labels: {} }
  })
}
