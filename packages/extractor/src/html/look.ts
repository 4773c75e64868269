import { attribute, type HtmlElement } from './parse-html.ts'
import type { Look } from './style-sheet.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Never shown, or shown in a way that is no text of the page (HTML, section 15.3.1, and form controls). */
const unseen = words(
  'script style noscript template title head link meta base iframe object embed svg canvas audio video select datalist ' +
    'textarea option noembed noframes param rp rt',
)

/** Begins and ends a line (HTML, section 15.3.3). */
const blocks = words(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary ul xmp',
)

/** Letter heights of headings in points, by the default style of browsers (16 pixels are 12 points). */
const headings: Readonly<Record<string, number>> = { h1: 24, h2: 18, h3: 14, h4: 12, h5: 10, h6: 8 }

export const isBlock = (element: HtmlElement): boolean => blocks.has(element.tagName)

export function isHidden(element: HtmlElement, look: Look): boolean {
  if (unseen.has(element.tagName) || attribute(element, 'hidden') !== undefined) return true
  const style = look(element)
  return style.get('display') === 'none' || style.get('visibility') === 'hidden' || style.get('mso-hide') === 'all'
}

/** Height of the letters in points, where the element sets it. */
export function letterSize(element: HtmlElement, look: Look): number | undefined {
  const match = /^(\d{1,3}(?:\.\d{1,3})?)(px|pt)$/.exec(look(element).get('font-size') ?? '')
  if (match === null) return headings[element.tagName]
  return Number(match[1]) * (match[2] === 'px' ? 0.75 : 1)
}

/** What an element that is no table, row or cell by its name is made to be by its look or its role (WAI-ARIA 1.2). */
export type TablePart = 'table' | 'group' | 'row' | 'cell'

const partsByLook: Readonly<Record<string, TablePart>> = {
  table: 'table',
  'inline-table': 'table',
  'table-row-group': 'group',
  'table-header-group': 'group',
  'table-footer-group': 'group',
  'table-row': 'row',
  'table-cell': 'cell',
}
const partsByRole: Readonly<Record<string, TablePart>> = {
  table: 'table',
  grid: 'table',
  treegrid: 'table',
  rowgroup: 'group',
  row: 'row',
  cell: 'cell',
  gridcell: 'cell',
  columnheader: 'cell',
  rowheader: 'cell',
}

export function tablePart(element: HtmlElement, look: Look): TablePart | undefined {
  return (
    partsByRole[attribute(element, 'role')?.trim().toLowerCase() ?? ''] ??
    partsByLook[look(element).get('display') ?? '']
  )
}

/** What a field of a form shows: reporting systems publish their forms as they are filled in. */
export function shownInField(element: HtmlElement): string {
  const type = attribute(element, 'type')?.trim().toLowerCase() ?? 'text'
  return type === 'text' || type === 'number' ? (attribute(element, 'value') ?? '') : ''
}
