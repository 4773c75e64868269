import { isUtf8 } from 'node:buffer'
import { readdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Failure } from './pool/messages.ts'

/**
 * The name of a file is bytes to the system, and text to this program, its queue and its store. A name that is not UTF-8 (of an archive
 * that was packed on a Chinese Windows, where names are GBK, and unpacked byte by byte) has no text that would open the file again.
 */
export const textOf = (name: Buffer): string | undefined => (isUtf8(name) ? name.toString() : undefined)

/** `\xbe\xf6\xcb\xe3.pdf`, as a shell takes it in `$'…'`. */
export const escaped = (name: Buffer): string =>
  name
    .toString('latin1')
    .replace(/[^\x20-\x7e]|[\\']/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)

/** What is said of a file or folder with such a name. */
export function nameNotUtf8(name: Buffer): Failure {
  const reading = inGbk(name)
  return {
    code: 'name_not_utf8',
    message: `the name ${escaped(name)} is not UTF-8${reading === undefined ? '' : ` (in GBK it is ${reading})`}`,
    advice:
      "Rename it by the bytes as shown: mv $'BYTES' NAME. Or all of a folder: convmv -f gbk -t utf8 -r --notest FOLDER",
  }
}

/**
 * A PATH of a command line that was not UTF-8 has come here with marks (U+FFFD) in the place of its bytes.
 *
 * @returns What is to be said of it, if it stands for such a file.
 */
export async function lostName(path: string): Promise<Failure | undefined> {
  const shown = basename(path)
  if (!shown.includes('\uFFFD')) return undefined
  const names = await readdir(dirname(path), { encoding: 'buffer' }).catch(() => [])
  const name = names.find((each) => textOf(each) === undefined && each.toString() === shown)
  return name && nameNotUtf8(name)
}

const gbk = new TextDecoder('gbk', { fatal: true })

/** Only where it says something: Chinese characters. */
function inGbk(name: Buffer): string | undefined {
  try {
    const text = gbk.decode(name)
    return /\p{Script=Han}/u.test(text) ? text : undefined
  } catch {
    return undefined
  }
}
