import type { TextLine } from './lines.ts'

/** Lines of one page outside its tables, and how high the page is. */
export interface PageLines {
  readonly height: number
  readonly lines: readonly TextLine[]
}

export type LineRole = 'body' | 'header' | 'footer'

/** Page numbers as they are written: `12`, `- 12 -`, `— 12 —`, `第 12 页`, `第12页 共30页`, `12/30`, `Page 12 of 30`. */
const pageNumber =
  /^[-—–\s.·]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/,，]?\s*共?\s*\d{0,4}\s*页?)?|page\s*\d+(?:\s*of\s*\d+)?|[ivxIVX]{1,6})[-—–\s.·]*$/i

/** Margins in which running titles and page numbers stand, as a share of the page's height. */
const margin = 0.13

/** The outermost lines of a page that may be furniture, at each edge. */
const outermost = 3

/**
 * Tells what belongs to the page and not to the text: page numbers, and running titles, which stand at the same height on
 * several pages with the same words. For each page the roles of its lines, in their order.
 */
export function findFurniture(pages: readonly PageLines[]): LineRole[][] {
  const seen = new Map<string, Set<number>>()
  const edge = pages.map((page, index) => {
    const sorted = [...page.lines].sort((a, b) => a.box[1] - b.box[1])
    const top = sorted.slice(0, outermost).filter((line) => line.box[3] < margin * page.height)
    const bottom = sorted.slice(-outermost).filter((line) => line.box[1] > (1 - margin) * page.height)
    for (const line of [...top, ...bottom]) {
      const pagesWith = seen.get(key(line)) ?? new Set()
      seen.set(key(line), pagesWith.add(index))
    }
    return { top, bottom: bottom.reverse() }
  })
  const enough = Math.max(3, Math.ceil(0.3 * pages.length))
  const isFurniture = (line: TextLine): boolean =>
    (seen.get(key(line))?.size ?? 0) >= enough || pageNumber.test(line.text)
  return pages.map((page, index) => {
    const headers = new Set(outside(edge[index]?.top ?? [], isFurniture))
    const footers = new Set(outside(edge[index]?.bottom ?? [], isFurniture))
    return page.lines.map((line): LineRole => (headers.has(line) ? 'header' : footers.has(line) ? 'footer' : 'body'))
  })
}

/** Lines from the edge of the page inwards, up to the first line of the text; lines beside that one are looked at too. */
function outside(lines: readonly TextLine[], isFurniture: (line: TextLine) => boolean): TextLine[] {
  const text = lines.find((line) => !isFurniture(line))
  return lines.filter(
    (line, i) => isFurniture(line) && (text === undefined || i < lines.indexOf(text) || overlaps(line, text)),
  )
}

const overlaps = (a: TextLine, b: TextLine): boolean => a.box[1] < b.box[3] && b.box[1] < a.box[3]

/** Same words but for the page number, at the same height. */
const key = (line: TextLine): string => `${Math.round(line.box[1] / 6)} ${line.text.replace(/\d+|\s+/g, '')}`
