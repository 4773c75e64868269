import type { Block, Cell, Diagnostic, ExtractedDocument, PageSummary, Place } from '../document.ts'
import { ReadError } from '../errors.ts'

export interface Member {
  /** Path inside the bundle, with `/`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Reads the files of a bundle as one report: first what is named `report.*`, then the others by name, numbers in names by their value.
 * Every place says the file that it is in. A file that cannot be read is a diagnostic.
 *
 * @throws ReadError `nothing_to_read` when no file can be read
 */
export async function readMembers(
  members: readonly Member[],
  readOne: (member: Member) => Promise<ExtractedDocument>,
): Promise<ExtractedDocument> {
  const pages: PageSummary[] = []
  const blocks: Block[] = []
  const diagnostics: Diagnostic[] = []
  let reasons = ''
  const wanted = members.filter((member) => !isLitter(member.name)).sort((a, b) => compare(a.name, b.name))
  for (const member of wanted) {
    try {
      const document = await readOne(member)
      pages.push(...document.pages)
      blocks.push(...document.blocks.map((block) => blockIn(member.name, block)))
      diagnostics.push(...document.diagnostics.map((note) => noteIn(member.name, note)))
    } catch (error) {
      if (!(error instanceof ReadError)) throw error
      reasons += `${reasons === '' ? '' : '; '}${member.name}: ${error.message}`
      diagnostics.push({
        code: 'member_not_read',
        severity: 'warning',
        message: `${member.name} was not read: ${error.message}. ${error.advice}`,
        data: { file: member.name, reason: error.code },
      })
    }
  }
  if (blocks.length === 0) {
    const what =
      wanted.length === 0 ? 'the bundle is empty' : `no file of the bundle can be read (${reasons.slice(0, 300)})`
    throw new ReadError('nothing_to_read', what, 'Put the report in as PDF, DOCX, XLSX or HTML.')
  }
  return { format: 'zip', pages, blocks, diagnostics }
}

/** What systems leave in folders. */
const isLitter = (name: string): boolean =>
  name.startsWith('__MACOSX/') || /(^|\/)(\.[^/]*|~\$[^/]*|thumbs\.db|desktop\.ini)$/i.test(name)

const isReport = (name: string): boolean => /(^|\/)report\.[^/.]+$/i.test(name)

/** `附件2` before `附件10`, the same on every machine. */
function compare(a: string, b: string): number {
  if (isReport(a) !== isReport(b)) return isReport(a) ? -1 : 1
  const left = a.match(/\d+|\D+/g) ?? []
  const right = b.match(/\d+|\D+/g) ?? []
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]]
    const byValue = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0
    if (byValue !== 0) return byValue
    if (x !== y) return x < y ? -1 : 1
  }
  return left.length - right.length
}

/** A place inside a bundle inside a bundle: `附件.zip/表1.xlsx`. */
const placeIn = (file: string, place: Place): Place => ({
  ...place,
  file: place.file === undefined ? file : `${file}/${place.file}`,
})

const noteIn = (file: string, note: Diagnostic): Diagnostic =>
  note.place === undefined
    ? {
        ...note,
        data: { ...note.data, file: note.data?.['file'] === undefined ? file : `${file}/${note.data['file']}` },
      }
    : { ...note, place: placeIn(file, note.place) }

function blockIn(file: string, block: Block): Block {
  const place = placeIn(file, block.place)
  if (block.kind === 'paragraph') {
    return { ...block, place, lines: block.lines.map((line) => ({ ...line, place: placeIn(file, line.place) })) }
  }
  return { ...block, place, cells: block.cells.map((cell): Cell => ({ ...cell, place: placeIn(file, cell.place) })) }
}
