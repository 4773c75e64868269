import type { Block, Cell, Diagnostic, ExtractedDocument, PageSummary, Place } from '../document.ts'
import { ReadError } from '../errors.ts'
import { sniff } from '../sniff.ts'
import { pageSeries } from './page-names.ts'

export interface Member {
  /** Path inside the bundle, with `/`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Reads the files of a bundle as one report: first what is named `report.*`, then the others by name, numbers in names by their value.
 * Every place says the file that it is in. A file that cannot be read is a diagnostic. Images that differ by a number in their names
 * (`扫描-01.jpg`, `扫描-02.jpg`) are the pages of one document.
 *
 * @throws ReadError `nothing_to_read` when no file can be read
 */
export async function readMembers(
  members: readonly Member[],
  readOne: (member: Member) => Promise<ExtractedDocument>,
  readPages: (members: readonly Member[]) => Promise<ExtractedDocument>,
): Promise<ExtractedDocument> {
  const pages: PageSummary[] = []
  const blocks: Block[] = []
  const diagnostics: Diagnostic[] = []
  let reasons = ''
  const wanted = members.filter((member) => !isLitter(member.name)).sort((a, b) => compare(a.name, b.name))
  for (const group of toGroups(wanted)) {
    const [first] = group
    const name = group.length === 1 ? first.name : `${first.name} to ${group.at(-1)?.name}`
    try {
      const document = await (group.length === 1 ? readOne(first) : readPages(group))
      // Pages of a group say themselves which file they are.
      const put = group.length === 1 ? first.name : undefined
      pages.push(...document.pages)
      blocks.push(...document.blocks.map((block) => (put === undefined ? block : blockIn(put, block))))
      diagnostics.push(...document.diagnostics.map((note) => (put === undefined ? note : noteIn(put, note))))
    } catch (error) {
      if (!(error instanceof ReadError)) throw error
      reasons += `${reasons === '' ? '' : '; '}${name}: ${error.message}`
      diagnostics.push({
        code: 'member_not_read',
        severity: 'warning',
        message: `${name} was not read: ${error.message}. ${error.advice}`,
        data: { file: name, reason: error.code },
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

type Group = readonly [Member, ...Member[]]

/** Images whose names differ by a number stand together; every other file stands alone. In the order given. */
function toGroups(members: readonly Member[]): Group[] {
  const groups: Group[] = []
  let before: string | undefined
  for (const member of members) {
    const series = isImage(member) ? pageSeries(member.name) : undefined
    const last = groups.at(-1)
    if (series !== undefined && series === before && last !== undefined) groups[groups.length - 1] = [...last, member]
    else groups.push([member])
    before = series
  }
  return groups
}

function isImage({ bytes }: Member): boolean {
  try {
    return sniff(bytes) === 'image'
  } catch {
    return false
  }
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

/** Places of the pages of a document that is put together of image files: each page says its file, and its number there. */
export function placePages(document: ExtractedDocument, files: readonly PageFile[]): ExtractedDocument {
  const move = (place: Place): Place => {
    const file = place.in === 'page' ? files[place.page - 1] : undefined
    return file === undefined || place.in !== 'page' ? place : { ...place, page: file.page, file: file.name }
  }
  return {
    ...document,
    pages: document.pages.map((page) => ({ ...page, number: files[page.number - 1]?.page ?? page.number })),
    blocks: document.blocks.map((block) => moveBlock(block, move)),
    diagnostics: document.diagnostics.map((note) => (note.place ? { ...note, place: move(note.place) } : note)),
  }
}

/** The file that a page is in, and its number there, counted from 1. */
export interface PageFile {
  readonly name: string
  readonly page: number
}

const noteIn = (file: string, note: Diagnostic): Diagnostic =>
  note.place === undefined
    ? {
        ...note,
        data: { ...note.data, file: note.data?.['file'] === undefined ? file : `${file}/${note.data['file']}` },
      }
    : { ...note, place: placeIn(file, note.place) }

const blockIn = (file: string, block: Block): Block => moveBlock(block, (place) => placeIn(file, place))

function moveBlock(block: Block, move: (place: Place) => Place): Block {
  const place = move(block.place)
  if (block.kind === 'paragraph') {
    return { ...block, place, lines: block.lines.map((line) => ({ ...line, place: move(line.place) })) }
  }
  return { ...block, place, cells: block.cells.map((cell): Cell => ({ ...cell, place: move(cell.place) })) }
}
