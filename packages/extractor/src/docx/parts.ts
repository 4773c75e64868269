import { ReadError } from '../errors.ts'
import { xmlAttribute, xmlTokens } from '../xml/tokens.ts'
import type { OfficePackage } from '../zip/office.ts'

/**
 * The text of a part of a Word file.
 *
 * @throws ReadError `corrupt` when the part is not there
 */
export function partText(office: OfficePackage, name: string): string {
  const part = office.parts.find((candidate) => candidate.name === name)
  if (part === undefined) {
    throw new ReadError(
      'corrupt',
      'a part of the Word file is missing',
      'Open it in Word or WPS and save it anew.',
      name,
    )
  }
  return new TextDecoder('utf-8').decode(part.bytes)
}

/** The part that the package names as its document (ECMA-376 part 1, section 11.3.10). */
export function mainPart(office: OfficePackage): string {
  for (const token of xmlTokens(partText(office, '_rels/.rels'))) {
    if (token.kind !== 'open' || !xmlAttribute(token.source, 'Type')?.endsWith('/officeDocument')) continue
    const target = (xmlAttribute(token.source, 'Target') ?? '').replace(/^\//, '')
    if (office.parts.some((part) => part.name === target)) return target
  }
  return 'word/document.xml'
}

/** The parts that a part relates to (ECMA-376 part 2, section 9.3), by the names of the relationships. */
export function relatedParts(office: OfficePackage, name: string): ReadonlyMap<string, string> {
  const slash = name.lastIndexOf('/')
  const folder = name.slice(0, slash + 1)
  const relationships = `${folder}_rels/${name.slice(slash + 1)}.rels`
  const related = new Map<string, string>()
  if (!office.parts.some((part) => part.name === relationships)) return related
  for (const token of xmlTokens(partText(office, relationships))) {
    if (token.kind !== 'open') continue
    const id = xmlAttribute(token.source, 'Id')
    const target = xmlAttribute(token.source, 'Target')
    if (id === undefined || target === undefined) continue
    const part = target.startsWith('/') ? target.slice(1) : folder + target
    if (office.parts.some((candidate) => candidate.name === part)) related.set(id, part)
  }
  return related
}
