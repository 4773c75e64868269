import iconv from 'iconv-lite'
import { brokenZip } from './directory.ts'

/**
 * The name of an entry. Without the UTF-8 flag the encoding is whatever the machine used: Chinese systems write GBK, some tools
 * UTF-8 without saying so.
 */
export function decodeName(raw: Uint8Array, utf8: boolean): string {
  if (utf8) return new TextDecoder('utf-8').decode(raw)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return iconv.decode(Buffer.from(raw), 'gb18030')
  }
}

/**
 * A name with `/` between its folders. Some Windows tools write `\`.
 *
 * @throws ReadError `corrupt` for a name that leads out of the archive's folder: absolute, with a drive, or with `..`.
 */
export function safeName(name: string): string {
  const path = name.replaceAll('\\', '/')
  const climbs = path.split('/').some((part) => part === '..')
  if (climbs || path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')) {
    throw brokenZip('the name of an entry leads out of it', name.slice(0, 200))
  }
  return path
}
