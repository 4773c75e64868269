import type { FlowCell, FlowNode, FlowTable } from '../structure/blocks.ts'
import { isBlock, isHidden, letterSize, shownInField, tablePart } from './look.ts'
import { attribute, type HtmlElement, type HtmlNode, isElement } from './parse-html.ts'
import { type Look, looksOf } from './style-sheet.ts'

/** White space of HTML that a browser shows as one space. `&nbsp;` and the full-width space are not among it. */
const collapsible = /[ \t\n\f\r]+/g

/** Gathers text into lines and paragraphs while the tree is walked. */
class Writer {
  readonly nodes: FlowNode[] = []
  #lines: string[][] = [[]]
  #size = 0
  #letters = 0
  #linkedLetters = 0

  text(text: string, style: Style): void {
    this.#lines.at(-1)?.push(text)
    const letters = text.trim().length
    if (letters > 0) this.#size = Math.max(this.#size, style.size)
    this.#letters += letters
    if (style.linked) this.#linkedLetters += letters
  }

  line(): void {
    this.#lines.push([])
  }

  paragraph(): void {
    const lines = this.#lines.map((pieces) => pieces.join(''))
    const size = this.#size
    // Menus, paths and lists of other pages: mostly links.
    const role = this.#linkedLetters > this.#letters * 0.6 ? 'header' : 'body'
    this.#lines = [[]]
    this.#size = 0
    this.#letters = 0
    this.#linkedLetters = 0
    if (lines.every((line) => line.trim() === '')) return
    this.nodes.push({ kind: 'text', lines, role, ...(size === 0 ? {} : { size }) })
  }

  table(table: FlowTable): void {
    this.paragraph()
    this.nodes.push(table)
  }
}

/** The text and tables of a page as nested as they stand there. The depth of the tree is bounded by the parser. */
export function htmlFlow(nodes: readonly HtmlNode[]): FlowNode[] {
  return flowOf(nodes, looksOf(nodes))
}

function flowOf(nodes: readonly HtmlNode[], look: Look): FlowNode[] {
  const writer = new Writer()
  write(nodes, writer, { size: 0, preformatted: false, linked: false, look })
  writer.paragraph()
  return writer.nodes
}

interface Style {
  readonly size: number
  readonly preformatted: boolean
  /** Leads to another page. */
  readonly linked: boolean
  readonly look: Look
}

function write(nodes: readonly HtmlNode[], writer: Writer, style: Style): void {
  const { look } = style
  for (const node of nodes) {
    if (node.nodeName === '#text' && 'value' in node) writeText(node.value, writer, style)
    if (!isElement(node) || isHidden(node, look)) continue
    if (node.tagName === 'br') writer.line()
    else if (node.tagName === 'input') writer.text(shownInField(node), style)
    else if (node.tagName === 'table') writeTable(node, writer, look)
    else {
      const rows = tablePart(node, look) === 'table' ? rowsByLook(node, look) : undefined
      if (rows !== undefined && rows.length > 0) {
        writer.table({ kind: 'table', rows })
        continue
      }
      const inner: Style = {
        look,
        size: letterSize(node, look) ?? style.size,
        preformatted: style.preformatted || node.tagName === 'pre',
        linked: style.linked || (node.tagName === 'a' && leadsAway(attribute(node, 'href'))),
      }
      if (isBlock(node)) writer.paragraph()
      write(node.childNodes, writer, inner)
      if (isBlock(node)) writer.paragraph()
    }
  }
}

function writeText(text: string, writer: Writer, style: Style): void {
  const lines = style.preformatted ? text.split('\n') : [text.replace(collapsible, ' ')]
  lines.forEach((line, i) => {
    // An empty line or an indented one begins a paragraph.
    if (i > 0 && /^(?:\s*$|\u3000|[ \t]{2})/.test(line)) writer.paragraph()
    else if (i > 0) writer.line()
    writer.text(line, style)
  })
}

const leadsAway = (target: string | undefined): boolean => target !== undefined && !target.startsWith('#')

const isRow = (element: HtmlElement): boolean => element.tagName === 'tr'
const isCell = (element: HtmlElement): boolean => element.tagName === 'td' || element.tagName === 'th'

const shown = (nodes: readonly HtmlNode[], look: Look): HtmlElement[] =>
  nodes.filter(isElement).filter((node) => !isHidden(node, look))

/** In the order of the screen: captions, then head, bodies and foot, wherever the foot stands in the source. */
function writeTable(table: HtmlElement, writer: Writer, look: Look): void {
  const children = shown(table.childNodes, look)
  writer.paragraph()
  for (const caption of children.filter((child) => child.tagName === 'caption')) {
    writer.nodes.push(...flowOf(caption.childNodes, look))
  }
  const groups = ['thead', 'tbody', 'tfoot'].flatMap((name) => children.filter((child) => child.tagName === name))
  writer.table({ kind: 'table', rows: groups.flatMap((group) => groupRows(group, look)) })
}

/** Rows of one group; a cell does not reach beyond its group (HTML, section 4.9.12). */
function groupRows(group: HtmlElement, look: Look): FlowCell[][] {
  const rows = shown(group.childNodes, look).filter(isRow)
  return rows.map((row, i) =>
    shown(row.childNodes, look)
      .filter(isCell)
      .map((cell): FlowCell => {
        const rest = rows.length - i
        const stated = span(cell, 'rowspan')
        return {
          nodes: flowOf(cell.childNodes, look),
          rowSpan: stated === 0 ? rest : Math.min(rest, stated),
          columnSpan: Math.max(1, span(cell, 'colspan')),
        }
      }),
  )
}

/**
 * The rows of a table that is one by its look or role alone (`display: table`), whatever its elements are called. `undefined` when
 * something else stands in it too: then it is only a way to arrange the page.
 */
function rowsByLook(table: HtmlElement, look: Look): FlowCell[][] | undefined {
  const rows: FlowCell[][] = []
  for (const child of shownWithText(table, look)) {
    if (child === undefined || tablePart(child, look) === 'cell') return undefined
    if (tablePart(child, look) === 'row') {
      const cells = shown(child.childNodes, look)
      if (shownWithText(child, look).includes(undefined)) return undefined
      rows.push(cells.map((cell) => cellByLook(cell, look)))
      continue
    }
    const inner = rowsByLook(child, look)
    if (inner === undefined) return undefined
    rows.push(...inner)
  }
  return rows
}

/** The elements in an element in which text stands; `undefined` for text that stands in none of them. */
function shownWithText(element: HtmlElement, look: Look): (HtmlElement | undefined)[] {
  return element.childNodes.flatMap((node): (HtmlElement | undefined)[] => {
    if ('value' in node) return node.nodeName === '#text' && node.value.trim() !== '' ? [undefined] : []
    return isElement(node) && !isHidden(node, look) && hasText(node) ? [node] : []
  })
}

function hasText(element: HtmlElement): boolean {
  const open: HtmlNode[] = [...element.childNodes]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeName === '#text' && 'value' in node && node.value.trim() !== '') return true
    if (isElement(node)) open.push(...node.childNodes)
  }
  return false
}

function cellByLook(cell: HtmlElement, look: Look): FlowCell {
  const nodes = flowOf(cell.childNodes, look)
  return { nodes, rowSpan: span(cell, 'aria-rowspan') || 1, columnSpan: span(cell, 'aria-colspan') || 1 }
}

/** A span as HTML reads it: digits at the start, 1 without them. */
function span(cell: HtmlElement, name: string): number {
  const digits = /^\s*\+?(\d{1,9})/.exec(attribute(cell, name) ?? '')?.[1]
  return digits === undefined ? 1 : Number(digits)
}
