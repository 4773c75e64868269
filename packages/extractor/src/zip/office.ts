import type { Diagnostic } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { openZip, type ZipEntry } from './open.ts'

/** The parts of an Office Open XML package (ECMA-376 part 2) after the gate. */
export interface OfficePackage {
  readonly parts: readonly ZipEntry[]
  readonly diagnostics: readonly Diagnostic[]
}

const isXml = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name)

/**
 * Opens a Word or Excel file: every part inflated within the limits, no document type declaration in any of them (no entities of
 * any kind), and links to other files named in a diagnostic, never followed.
 *
 * @throws ReadError as `openZip`; `corrupt` for a part with a document type declaration
 */
export function openOffice(bytes: Uint8Array, limits: Limits): OfficePackage {
  const entries = openZip(bytes, limits.zip)
  const parts: ZipEntry[] = []
  const links: string[] = []
  for (const entry of entries) {
    if (!isXml(entry.name)) {
      parts.push(entry)
      continue
    }
    const part = { name: entry.name, bytes: asUtf8(entry.bytes) }
    refuseDeclarations(part)
    if (part.name.endsWith('.rels')) {
      const linked = linkedFiles(part)
      refuseLocalContent(part, linked)
      links.push(...linked.map(({ target }) => target))
    }
    parts.push(part)
  }
  return { parts, diagnostics: links.length === 0 ? [] : [externalLinks(links)] }
}

/** XML may be UTF-16, where a search for ASCII finds nothing. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes
  const littleEndian = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
  const bigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
  if (!littleEndian && !bigEndian) return bytes
  const text = new TextDecoder(littleEndian ? 'utf-16le' : 'utf-16be').decode(bytes)
  return Buffer.from(text.replace(/^(<\?xml[^>]{0,100}?encoding=)(["'])[^"']{0,20}\2/, '$1"UTF-8"'), 'utf8')
}

function refuseDeclarations(part: ZipEntry): void {
  const content = Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength)
  if (!content.includes('<!DOCTYPE') && !content.includes('<!ENTITY')) return
  throw new ReadError(
    'corrupt',
    'a part of the file declares a document type or entities, which Office files never do',
    'Do not open this file; ask its publisher for another.',
    part.name,
  )
}

interface Link {
  /** Last word of the relationship's type: `image`, `oleObject`, `attachedTemplate`. */
  readonly kind: string
  readonly target: string
}

/** Targets outside the file that a program would load by itself. Hyperlinks are not among them. */
function linkedFiles(part: ZipEntry): Link[] {
  const links: Link[] = []
  for (const [element] of Buffer.from(part.bytes)
    .toString('utf8')
    .matchAll(/<[\w:]*Relationship\s[^<>]*>/g)) {
    if (!/\sTargetMode\s*=\s*["']External["']/.test(element)) continue
    const kind = /\sType\s*=\s*["'][^"']*\/(\w+)["']/.exec(element)?.[1] ?? ''
    if (kind === 'hyperlink') continue
    links.push({ kind, target: /\sTarget\s*=\s*["']([^"']{0,200})/.exec(element)?.[1] ?? '' })
  }
  return links
}

/** A file of the reader's own machine: a `file:` address, a drive, a share, or a path from the root. */
const local = /^\s*(?:file:|[a-z]:|[/\\])/i

/**
 * Content that is to be taken from a file of the reader's machine: no publisher means that, and what stands there is not part
 * of the report. The template that a document was made from is only named, and often a path.
 */
function refuseLocalContent(part: ZipEntry, links: readonly Link[]): void {
  const link = links.find(({ kind, target }) => kind !== 'attachedTemplate' && local.test(target))
  if (link === undefined) return
  throw new ReadError(
    'external_content',
    `the file takes content (${link.kind}) from a file of the machine on which it is opened: ${link.target}`,
    'Break the links in Word or Excel, save the file, and read it again.',
    part.name,
  )
}

function externalLinks(targets: readonly string[]): Diagnostic {
  return {
    code: 'external_link',
    severity: 'warning',
    message: `the file links to ${targets.length} other ${targets.length === 1 ? 'file' : 'files'}, which are not read`,
    data: { targets: targets.slice(0, 20) },
  }
}
