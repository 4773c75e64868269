import { ReadError } from '../errors.ts'
import { type XmlToken, xmlAttribute, xmlTokens } from '../xml/tokens.ts'

/** A part of a Word document without what says nothing about its text, and what was left out on the way. */
export interface ThinDocument {
  readonly xml: string
  readonly pictures: number
  /** Hidden runs and rows. */
  readonly hidden: number
  /** In order. Where one ends, a bookmark named by its number, from 0, stands in `xml`; all other bookmarks are left out. */
  readonly sections: readonly Section[]
  /** Documents of other formats that Word would show in this one (`w:altChunk`). */
  readonly chunks: number
  /** Workbooks and the like set into the text, of which only a picture is shown. */
  readonly objects: number
}

/** What a section says of its page headers (ECMA-376 part 1, section 17.10). */
export interface Section {
  /** Relationships of the parts, by type: `default`, `first`, `even`. One that is not there is that of the section before. */
  readonly headers: ReadonlyMap<string, string>
  /** The first page has a header of its own. */
  readonly titlePage: boolean
}

type Open = Extract<XmlToken, { kind: 'open' }>

interface Element {
  readonly name: string
  /** Name without prefix for elements of the main namespace, else with the prefix. */
  readonly local: string
  /** What is written when it closes. */
  readonly closing: string
  /** Inside a drawing: only text boxes are read. */
  readonly muted: boolean
  /** Length of the output when it opened. */
  readonly start: number
  /** A run, row or cell that nobody sees. */
  hides: boolean
  /** Of a paragraph: its style hides the runs that do not say otherwise. */
  hidesRuns: boolean
  /** Of a paragraph: the section that ends with it. */
  endsSection: number | undefined
  /** Of a cell: where its width in columns stands in the output. Of a row: that of the cell which others are merged into. */
  span: Span | undefined
  /** Of `mc:AlternateContent`: text boxes read so far. */
  boxes: number
}

interface Span {
  readonly at: number
  columns: number
}

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const mainNamespaces = [transitional, 'http://purl.oclc.org/ooxml/wordprocessingml/main']
const deepest = 400

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** What is kept inside property elements. Everything about appearance goes: it is most of a file. */
const properties: Readonly<Record<string, ReadonlySet<string>>> = {
  pPr: words('pStyle numPr rPr sectPr'),
  numPr: words('ilvl numId'),
  rPr: words('rStyle sz vanish del'),
  trPr: words('gridBefore hidden del'),
  tcPr: words('gridSpan hMerge vMerge cellDel'),
  sectPr: words('headerReference titlePg'),
}
const kept = words('p r t tab br sym tbl tr tc pPr numPr rPr tcPr pStyle ilvl numId sz gridSpan vMerge')

/** Their content is part of the text; they themselves say nothing. */
const unwrapped = words(
  'body sdt sdtContent smartTag customXml hyperlink fldSimple ins moveTo ruby rubyBase dir bdo trPr sectPr',
)

const drawings = words('drawing pict object')
const alternatives = words('AlternateContent Choice Fallback')

const broken = (what: string): ReadError =>
  new ReadError('corrupt', `the Word file is broken: ${what}`, 'Open it in Word or WPS and save it anew.')

/**
 * Rewrites a part of a Word document that holds text (ECMA-376 part 1, section 17) so that its parser sees the text as a person does, and needs a
 * fraction of the memory: hidden runs and rows are left out, columns skipped before the first cell of a row (`w:gridBefore`) made
 * empty cells, cells merged the old way (`w:hMerge`) made one, text boxes kept once (Word stores each twice), simple fields, carriage
 * returns and ruby bases made plain text.
 *
 * @param limit length of the result
 * @param hiddenStyles styles of text that nobody sees
 * @throws ReadError `corrupt`, `limit_expansion`
 */
export function thinDocument(xml: string, limit: number, hiddenStyles: ReadonlySet<string> = new Set()): ThinDocument {
  const out: string[] = []
  let length = 0
  const open: Element[] = []
  let prefix = 'w:'
  /** Depth of the element that is left out with all that it holds. */
  let dropped = Number.POSITIVE_INFINITY
  let pictures = 0
  let hidden = 0
  let chunks = 0
  let objects = 0
  const sections: { headers: Map<string, string>; titlePage: boolean }[] = []

  const write = (text: string) => {
    out.push(text)
    length += text.length
    if (length <= limit) return
    throw new ReadError(
      'limit_expansion',
      `the text of the Word file is longer than ${limit} characters`,
      'If the file can be trusted, raise the limit `docxXmlBytes`.',
    )
  }

  const enter = (token: Open) => {
    const parent = open.at(-1)
    if (parent === undefined) prefix = mainPrefix(token.source)
    const local = localName(token.name, prefix)
    const muted = parent?.muted ?? false
    const start = out.length
    const element = (closing: string, quiet = muted): Element => {
      const states = { hides: false, hidesRuns: false, endsSection: undefined, span: undefined, boxes: 0 }
      return { name: token.name, local, closing, muted: quiet, start, ...states }
    }
    if (open.length >= deepest) throw broken(`its elements are nested deeper than ${deepest}`)
    if (open.length >= dropped) return element('')
    const drop = () => {
      dropped = open.length
      return element('')
    }
    if (parent === undefined) {
      write(`<w:document xmlns:w="${transitional}"><w:body>`)
      return element('</w:body></w:document>')
    }
    if (local === 'Fallback' && parent.boxes > 0) return drop()
    if (alternatives.has(local)) return element('')
    if (local === 'txbxContent') {
      for (const holder of open) holder.boxes++
      write('<w:pict><w:txbxContent>')
      return element('</w:txbxContent></w:pict>', false)
    }
    if (muted || drawings.has(local)) {
      if (isPicture(token.name) && !open.some((holder) => holder.local === 'Fallback')) pictures++
      if (isDocument(token)) objects++
      return element('', true)
    }
    if (properties[parent.local]?.has(local) === false) return drop()
    if (local === 'sectPr') {
      const paragraph = open.at(-2)
      if (paragraph?.local === 'p') paragraph.endsSection = sections.length
      sections.push({ headers: new Map(), titlePage: false })
    }
    if (unwrapped.has(local)) return element('')
    if (local === 'altChunk') chunks++
    noteProperty(token, local, parent)
    // The size of letters says which paragraphs are titles; in cells it says nothing.
    if (local === 'sz' && open.some((holder) => holder.local === 'tc')) return drop()
    if (local === 'cr') write('<w:br/>')
    else if (local === 'noBreakHyphen') write('<w:t>-</w:t>')
    else if (kept.has(local)) {
      write(`<w:${local}${attributes(token.source, prefix)}>`)
      const hides = local === 'r' && (open.findLast((holder) => holder.local === 'p')?.hidesRuns ?? false)
      return { ...element(`</w:${local}>`), hides }
    }
    return drop()
  }

  /** Properties that change what is written rather than being written themselves. */
  const noteProperty = (token: Open, local: string, parent: Element) => {
    const holder = open.at(-2)
    const value = xmlAttribute(token.source, `${prefix}val`)
    const on = value !== 'false' && value !== '0' && value !== 'off'
    if (parent.local === 'pPr' && local === 'pStyle' && holder !== undefined)
      holder.hidesRuns = hiddenStyles.has(value ?? '')
    if (parent.local === 'rPr') {
      if (local === 'rStyle' && holder?.local === 'r' && hiddenStyles.has(value ?? '')) holder.hides = true
      if (local === 'vanish' && holder?.local === 'r') holder.hides = on
      // A deleted paragraph mark: the paragraph runs on into the next one.
      if (local === 'del' && holder?.local === 'pPr') write('<w:del/>')
    }
    if (parent.local === 'sectPr') noteSection(token, local)
    if (parent.local === 'tcPr' && holder !== undefined) noteCell(local, value, holder)
    if (parent.local !== 'trPr' || holder === undefined) return
    if (local === 'del' || (local === 'hidden' && on)) holder.hides = true
    const columns = local === 'gridBefore' ? columnsIn(value) : 0
    if (columns > 0) write(`<w:tc><w:tcPr>${gridSpan(columns)}</w:gridSpan></w:tcPr><w:p></w:p></w:tc>`)
  }

  const noteSection = (token: Open, local: string) => {
    const section = sections.at(-1)
    if (section === undefined) return
    if (local === 'titlePg') section.titlePage = !/["'](?:0|false|off)["']/.test(token.source)
    const target = /\s[\w.-]{1,50}:id\s*=\s*["']([^"']{1,200})["']/.exec(token.source)?.[1]
    if (local === 'headerReference' && target !== undefined)
      section.headers.set(xmlAttribute(token.source, `${prefix}type`) ?? 'default', target)
  }

  /** Cells merged to the right the old way: `w:hMerge` restarts, and goes on in cells of their own (section 17.4.22). */
  const noteCell = (local: string, value: string | undefined, cell: Element) => {
    const row = open.findLast((holder) => holder.local === 'tr')
    if (row === undefined) return
    if (local === 'cellDel') cell.hides = true
    if (local === 'gridSpan') cell.span = { at: out.length, columns: columnsIn(value) }
    if (local !== 'hMerge') return
    if (value === 'restart') {
      if (cell.span === undefined) {
        cell.span = { at: out.length, columns: 1 }
        write(`${gridSpan(1)}</w:gridSpan>`)
      }
      row.span = cell.span
    } else if (row.span !== undefined) {
      row.span.columns += cell.span?.columns ?? 1
      const own = out[row.span.at] ?? ''
      out[row.span.at] = gridSpan(row.span.columns) + (own.endsWith('</w:gridSpan>') ? '</w:gridSpan>' : '')
      cell.hides = true
    }
  }

  const leave = (element: Element) => {
    if (open.length === dropped) dropped = Number.POSITIVE_INFINITY
    else if (element.hides) {
      out.length = element.start
      if (element.local !== 'tc') hidden++
    } else if (element.closing !== '') {
      // Properties of which nothing was kept.
      if (element.local in properties && out.length === element.start + 1) out.length = element.start
      else write(element.closing)
      if (element.endsSection !== undefined) write(`<w:bookmarkStart w:name="${element.endsSection}"/>`)
    }
  }

  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      const holder = open.at(-1)
      if (holder?.local === 't' && !holder.muted && open.length <= dropped) write(token.source)
      continue
    }
    if (token.kind === 'open') {
      const element = enter(token)
      if (token.empty) leave(element)
      else open.push(element)
      continue
    }
    const element = open.pop()
    if (element?.name !== token.name) throw broken('its elements do not close')
    leave(element)
  }
  if (open.length > 0) throw broken('it ends early')
  return { xml: out.join(''), pictures, hidden, sections, chunks, objects }
}

function mainPrefix(source: string): string {
  for (const [, name, value] of source.matchAll(/xmlns(?::([\w.-]{1,50}))?\s{0,20}=\s{0,20}["']([^"']{0,200})["']/g)) {
    if (mainNamespaces.includes(value ?? '')) return name === undefined ? '' : `${name}:`
  }
  throw broken('it is not a Word document')
}

const localName = (name: string, prefix: string): string => {
  if (prefix !== '' && name.startsWith(prefix)) return name.slice(prefix.length)
  const local = name.slice(name.indexOf(':') + 1)
  return name === local ? (prefix === '' ? name : `:${name}`) : alternatives.has(local) ? local : name
}

const columnsIn = (value: string | undefined): number => Math.min(1_000, Number.parseInt(value ?? '', 10) || 0)

const gridSpan = (columns: number): string => `<w:gridSpan w:val="${columns}">`

/** A workbook or a text set in with all its data, of which a picture is shown. */
const isDocument = (token: Open): boolean =>
  /(^|:)OLEObject$/.test(token.name) &&
  /^(?:Excel|Word|ET|WPS|KET|KWPS)\./i.test(xmlAttribute(token.source, 'ProgID') ?? '')

const isPicture = (name: string): boolean => /(^|:)(blip|imagedata)$/.test(name)

function attributes(source: string, prefix: string): string {
  let result = ''
  for (const name of ['val', 'type', 'font', 'char']) {
    const value = xmlAttribute(source, prefix + name)
    if (value !== undefined)
      result += ` w:${name}="${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`
  }
  return result
}
