import type { Block, Diagnostic, ExtractedDocument, Line } from '@gongkai/extractor'
import type { Layout } from '../layout.ts'
import type { TableId } from '../vocabulary/tables.ts'
import { matchTitle } from './title.ts'

/** Figures that stand under the title of a statement, but in no table. */
export interface LooseFigures {
  readonly diagnostics: readonly Diagnostic[]
  /** How many figures there are. */
  readonly printed: number
  /** The figures themselves, with the statement under whose title they stand. */
  readonly figures: readonly { readonly table: TableId; readonly text: string }[]
}

const amount = /(?<![\d.,])-?(?:\d{1,3}(?:,\d{3})+|\d{1,12})\.\d{1,2}(?![\d.,%]|(?:亿|万|千)?元)/gu
const sentence = /[。;!?]|\D,\D/u
/** Asked first, because matching every line with every layout costs. */
const endsLikeTitle = /表|情\s*况/u
/** Fewer may be dates, numbers of sections or a version. */
const fewest = 3

/**
 * Finds the figures of statements whose rows and columns could not be told, so that they were read as lines of text. Without
 * this they would be lost in silence: lines of amounts under a title of the accounts, up to the first sentence.
 */
export function looseFigures(document: ExtractedDocument, layouts: readonly Layout[]): LooseFigures {
  const diagnostics: Diagnostic[] = []
  const figures: { readonly table: TableId; readonly text: string }[] = []
  let printed = 0
  let title: { readonly table: TableId; readonly text: string } | undefined
  let loose: { readonly first: Line; readonly figures: string[] } | undefined
  const close = () => {
    if (title && loose && loose.figures.length >= fewest) {
      const { table } = title
      printed += loose.figures.length
      figures.push(...loose.figures.map((text) => ({ table, text })))
      diagnostics.push(figuresOutsideTable(title, loose.figures.length, loose.first))
    }
    loose = undefined
  }
  for (const line of linesOf(document.blocks)) {
    const text = line.text.slice(0, 300).normalize('NFKC')
    const isSentence = sentence.test(text)
    const found = isSentence || !endsLikeTitle.test(text) ? undefined : matchTitle(text, layouts)[0]
    if (found) {
      close()
      title = { table: found.layout.table, text: found.text }
    } else if (isSentence) {
      close()
      title = undefined
    } else if (title) {
      const found = text.match(amount) ?? []
      if (found.length === 0) continue
      loose ??= { first: line, figures: [] }
      loose.figures.push(...found)
    }
  }
  close()
  return { diagnostics, printed, figures }
}

function* linesOf(blocks: readonly Block[]): Generator<Line> {
  for (const block of blocks) {
    if (block.kind === 'table' || block.role !== 'body') continue
    if (block.lines.length > 0) yield* block.lines
    else yield { text: block.text, place: block.place }
  }
}

function figuresOutsideTable(
  title: { readonly table: TableId; readonly text: string },
  numbers: number,
  { place }: Line,
): Diagnostic {
  return {
    code: 'figures_outside_table',
    severity: 'warning',
    message: `${numbers} numbers under the title ${title.text} stand in no table: their rows and columns cannot be told. They are not facts; look at the page, or give a file with ruled tables.`,
    place,
    data: { table: title.table, title: title.text, numbers },
  }
}
