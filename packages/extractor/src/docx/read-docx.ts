import type { Diagnostic, ExtractedDocument, Paragraph } from '../document.ts'
import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { type FlowNode, flowBlocks } from '../structure/blocks.ts'
import { refuseLarge } from '../structure/refuse-large.ts'
import { xmlAttribute, xmlTokens } from '../xml/tokens.ts'
import { type OfficePackage, openOffice } from '../zip/office.ts'
import { wordFlow } from './flow.ts'
import { wordModel } from './model.ts'
import { type ThinDocument, thinDocument } from './thin.ts'

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
  const thin = thinDocument(partText(office, name), limits.docxXmlBytes)
  const body = wordFlow((await wordModel(thin.xml)).children)
  const blocks = flowBlocks(
    [...(await runningText(office, 'header', limits)), ...body, ...(await runningText(office, 'footer', limits))],
    limits.sheet,
  )
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

/** The part that the package names as its document (ECMA-376 part 1, section 11.3.10). */
function mainPart(office: OfficePackage): string {
  for (const token of xmlTokens(partText(office, '_rels/.rels'))) {
    if (token.kind !== 'open' || !xmlAttribute(token.source, 'Type')?.endsWith('/officeDocument')) continue
    const target = (xmlAttribute(token.source, 'Target') ?? '').replace(/^\//, '')
    if (office.parts.some((part) => part.name === target)) return target
  }
  return 'word/document.xml'
}

function partText(office: OfficePackage, name: string): string {
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

/** Headers and footers of pages, each text once. A title may stand only there. */
async function runningText(office: OfficePackage, role: Paragraph['role'], limits: Limits): Promise<FlowNode[]> {
  const parts = office.parts.filter((part) => new RegExp(`^word/${role}\\d*\\.xml$`).test(part.name))
  const seen = new Set<string>()
  const nodes: FlowNode[] = []
  for (const part of parts) {
    const thin = thinDocument(partText(office, part.name), limits.docxXmlBytes)
    for (const node of wordFlow((await wordModel(thin.xml)).children, role)) {
      const text = node.kind === 'text' ? node.lines.join('\n').trim() : ''
      if (text === '' || seen.has(text)) continue
      seen.add(text)
      nodes.push(node)
    }
  }
  return nodes
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
