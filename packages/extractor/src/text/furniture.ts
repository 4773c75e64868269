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
    return { top: new Set(top), bottom: new Set(bottom) }
  })
  const enough = Math.max(3, Math.ceil(0.3 * pages.length))
  return pages.map((page, index) =>
    page.lines.map((line): LineRole => {
      const [atTop, atBottom] = [edge[index]?.top.has(line), edge[index]?.bottom.has(line)]
      if (!atTop && !atBottom) return 'body'
      const running = (seen.get(key(line))?.size ?? 0) >= enough
      if (!running && !pageNumber.test(line.text)) return 'body'
      return atTop ? 'header' : 'footer'
    }),
  )
}

/** Same words but for the page number, at the same height. */
const key = (line: TextLine): string => `${Math.round(line.box[1] / 6)} ${line.text.replace(/\d+|\s+/g, '')}`
