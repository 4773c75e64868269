import type { Cell, PageContent, Paragraph, Table } from '@gongkai/extractor'
import type { Fact, Result } from '@gongkai/normalizer'
import { drawGlyphs, drawRule } from './draw-ink.ts'
import { boxElement, element, escapeXml, length, tooltip } from './svg.ts'

/** All that is known of one page. */
export interface PageView {
  readonly page: PageContent
  /** Tables of the document with their numbers; only cells of this page are drawn. */
  readonly tables: readonly { readonly number: number; readonly table: Table }[]
  readonly paragraphs: readonly Paragraph[]
  readonly facts: readonly Fact[]
  readonly diagnostics: Result['diagnostics']
}

const margin = 12
const legendHeight = 46

const style = `
text { font-family: 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif }
.paper { fill: #fff; stroke: #9aa5b1 }
.paragraph { fill: none; stroke: #c9b458; stroke-width: .4; stroke-dasharray: 1 1 }
.cell { fill: #4a90d9; fill-opacity: .09; stroke: #4a90d9; stroke-width: .3; stroke-opacity: .6 }
.position { font-size: 3.4px; fill: #2f6db0 }
.table { fill: none; stroke: #2f6db0; stroke-width: 1.2 }
.table-name { font-size: 6px; fill: #2f6db0 }
.glyph { fill: #6b7280 }
.rule { stroke: #111827 }
.unseen { stroke: #d946ef; stroke-dasharray: 2 1.5 }
.fact { fill: #22a06b; fill-opacity: .25; stroke: #15803d; stroke-width: .6 }
.prose { stroke-dasharray: 2 1 }
.problem { fill: #ef4444; fill-opacity: .2; stroke: #dc2626; stroke-width: .9 }
.legend { font-size: 8px; fill: #1f2937 }`

/**
 * Draws a page as it was seen, as SVG: letters and rules where they stand, cells with their grid position, facts and
 * problems over them. Resting the pointer on a fact tells its table, item, column and value.
 */
export function drawPage(view: PageView): string {
  const { page } = view
  const width = Math.max(page.width, 420) + 2 * margin
  const height = page.height + 2 * margin + legendHeight
  const content = [
    element('style', {}, style),
    element('rect', { width, height, fill: '#eef1f5' }),
    element('g', { transform: `translate(${margin} ${margin})` }, layers(view).join('\n')),
    legend(view, page.height + 2 * margin + 4),
  ]
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width: width * 1.5 }
  return `${element('svg', attributes, `\n${content.join('\n')}\n`)}\n`
}

/** From the bottom to the top. */
function layers(view: PageView): readonly string[] {
  const { page } = view
  const onPage = (cell: Cell): boolean => cell.place.in === 'page' && cell.place.page === page.number
  const paragraphs = view.paragraphs.map(({ place }) =>
    place.in === 'page' ? boxElement(place.box, { class: 'paragraph' }) : '',
  )
  return [
    element('rect', { class: 'paper', width: page.width, height: page.height }),
    ...paragraphs,
    ...view.tables.flatMap(({ table }) => table.cells.filter(onPage).map(drawCell)),
    ...page.rules.map(drawRule),
    ...drawGlyphs(page.glyphs),
    ...view.tables.map(({ number, table }) => outline(number, table, table.cells.filter(onPage))),
    ...view.facts.map(drawFact),
    ...view.diagnostics.map(drawProblem),
  ]
}

function drawCell(cell: Cell): string {
  if (cell.place.in !== 'page') return ''
  const [x0, y0] = cell.place.box
  const spans = cell.rowSpan * cell.columnSpan > 1 ? ` (${cell.rowSpan}×${cell.columnSpan})` : ''
  const position = `${cell.row},${cell.column}${spans}`
  return (
    boxElement(cell.place.box, { class: 'cell' }, tooltip(`cell ${position}: ${cell.text}`)) +
    element('text', { class: 'position', x: x0 + 0.8, y: y0 + 3.4 }, position)
  )
}

function outline(number: number, table: Table, cells: readonly Cell[]): string {
  const boxes = cells.flatMap((cell) => (cell.place.in === 'page' ? [cell.place.box] : []))
  const [x0, y0, x1, y1] = boxes.reduce(
    (all, box) =>
      [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])] as const,
    [Infinity, Infinity, -Infinity, -Infinity] as const,
  )
  if (x0 > x1) return ''
  const name = `table ${number}: ${table.rowCount} × ${table.columnCount}, by ${table.foundBy}`
  // Beside the table, upright along its left edge: above and below it there is text.
  const attributes = { class: 'table-name', transform: `translate(${length(x0 - 3)} ${length(y1)}) rotate(-90)` }
  return boxElement([x0, y0, x1, y1], { class: 'table' }) + element('text', attributes, name)
}

function drawFact(fact: Fact): string {
  if (fact.source.in !== 'page') return ''
  const printed = `${fact.raw}${fact.rawUnit === '' ? '' : ` ${fact.rawUnit}`}`
  const text = `${fact.table} | ${fact.item} | ${fact.column} = ${fact.value} ${fact.unit} (printed ${printed})`
  const kind = fact.source.kind === 'prose' ? 'fact prose' : 'fact'
  return boxElement(fact.source.box, { class: kind }, tooltip(text), -0.6)
}

function drawProblem(diagnostic: Result['diagnostics'][number]): string {
  if (diagnostic.place?.in !== 'page') return ''
  return boxElement(diagnostic.place.box, { class: 'problem' }, tooltip(`${diagnostic.code}: ${diagnostic.message}`))
}

function legend(view: PageView, top: number): string {
  const unseen = view.page.rules.filter((rule) => !rule.visible).length
  const entries = [
    ['fact', `fact (${view.facts.length})`],
    ['problem', `diagnostic (${view.diagnostics.length})`],
    ['cell', 'cell: row,column (span)'],
    ['rule', `rule (${view.page.rules.length - unseen})`],
    ['unseen', `rule nobody sees (${unseen})`],
    ['paragraph', 'paragraph'],
  ] as const
  const drawn = entries.map(([kind, text], i) => {
    const [x, y] = [margin + (i % 3) * 135, top + Math.floor(i / 3) * 14]
    const isLine = kind === 'rule' || kind === 'unseen'
    const sign = isLine
      ? element('line', { class: kind, x1: x, x2: x + 14, y1: y + 4, y2: y + 4, 'stroke-width': 1 })
      : boxElement([x, y, x + 14, y + 8], { class: kind })
    return sign + element('text', { class: 'legend', x: x + 18, y: y + 7.5 }, escapeXml(text))
  })
  const note = `page ${view.page.number}, ${Math.round(view.page.width)} × ${Math.round(view.page.height)} pt, text layer: ${view.page.textLayer}`
  return [...drawn, element('text', { class: 'legend', x: margin, y: top + 35 }, note)].join('\n')
}
