import type { Diagnostic, ExtractedDocument, Paragraph } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { type FlowNode, flowBlocks } from '../structure/blocks.ts'
import { refuseLarge } from '../structure/refuse-large.ts'
import { type OfficePackage, openOffice } from '../zip/office.ts'
import { wordFlow } from './flow.ts'
import { hiddenStyles } from './hidden-styles.ts'
import { wordModel } from './model.ts'
import { mainPart, partText, relatedParts } from './parts.ts'
import { once, withHeaders } from './sections.ts'
import { type Section, type ThinDocument, thinDocument } from './thin.ts'

/**
 * Reads a Word document (DOCX). Tracked changes are read as accepted, hidden text is not read. Its places are numbers of blocks, rows
 * and columns: where pages break is known only to the program that prints it.
 *
 * @throws ReadError
 */
export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<ExtractedDocument> {
  refuseLarge(bytes, 'docx', limits)
  const office = openOffice(bytes, limits)
  const name = mainPart(office)
  const hidden = office.parts.some((part) => part.name === stylesPart)
    ? hiddenStyles(partText(office, stylesPart))
    : new Set<string>()
  const textOf = async (part: string, role: Paragraph['role']) =>
    wordFlow((await wordModel(thinDocument(partText(office, part), limits.docxXmlBytes, hidden).xml)).children, role)
  const thin = thinDocument(partText(office, name), limits.docxXmlBytes, hidden)
  const { children = [] } = await wordModel(thin.xml)
  const headers = await headersOf(office, name, thin.sections, (part) => textOf(part, 'header'))
  const above: FlowNode[] = []
  for (const part of runningParts(office, 'header')) {
    if (!headers.parts.has(part)) above.push(...(await textOf(part, 'header')))
  }
  const below: FlowNode[] = []
  for (const part of runningParts(office, 'footer')) below.push(...(await textOf(part, 'footer')))
  const headerOf = (relationship: string) => headers.texts.get(relationship) ?? []
  const body = withHeaders(children, thin.sections, headerOf, limits.docxXmlBytes)
  const blocks = flowBlocks([...once(above), ...body, ...once(below)], limits.sheet)
  if (!blocks.some((block) => block.kind === 'table' || block.role === 'body')) {
    throw new ReadError(
      'nothing_to_read',
      thin.pictures > 0 ? 'the Word file holds pictures and no text' : 'the Word file holds no text',
      'Give the file that it was made from, or a PDF.',
      name,
    )
  }
  return { format: 'docx', pages: [], blocks, diagnostics: [...office.diagnostics, ...leftOut(thin)] }
}

const stylesPart = 'word/styles.xml'

/** Parts that hold headers or footers of pages. */
const runningParts = (office: OfficePackage, role: Paragraph['role']): string[] =>
  office.parts.map((part) => part.name).filter((name) => new RegExp(`^word/${role}\\d*\\.xml$`).test(name))

/** The headers that the sections of a document name. */
async function headersOf(
  office: OfficePackage,
  name: string,
  sections: readonly Section[],
  read: (part: string) => Promise<FlowNode[]>,
): Promise<{ parts: ReadonlyMap<string, readonly FlowNode[]>; texts: ReadonlyMap<string, readonly FlowNode[]> }> {
  const related = relatedParts(office, name)
  const parts = new Map<string, readonly FlowNode[]>()
  const texts = new Map<string, readonly FlowNode[]>()
  for (const relationship of sections.flatMap((section) => [...section.headers.values()])) {
    const part = related.get(relationship)
    if (part === undefined || texts.has(relationship)) continue
    const text = parts.get(part) ?? (await read(part))
    parts.set(part, text)
    texts.set(relationship, text)
  }
  return { parts, texts }
}

function leftOut(thin: ThinDocument): Diagnostic[] {
  const notes: Diagnostic[] = []
  if (thin.pictures > 0) {
    notes.push({
      code: 'pictures_not_read',
      severity: 'info',
      message: `${thin.pictures} pictures in the document were not read; a table may be one of them`,
      data: { pictures: thin.pictures },
    })
  }
  if (thin.objects > 0) {
    notes.push({
      code: 'embedded_not_read',
      severity: 'warning',
      message: `${thin.objects} workbooks or texts are set into the document, of which a picture is shown; they were not read. Save each as a file of its own`,
      data: { objects: thin.objects },
    })
  }
  if (thin.chunks > 0) {
    notes.push({
      code: 'embedded_not_read',
      severity: 'warning',
      message: `${thin.chunks} parts of the document are of another format, and were not read. Open it in Word and save it anew`,
      data: { parts: thin.chunks },
    })
  }
  if (thin.hidden > 0) {
    notes.push({
      code: 'hidden_not_read',
      severity: 'info',
      message: `${thin.hidden} hidden pieces of text were not read`,
      data: { pieces: thin.hidden },
    })
  }
  return notes
}
