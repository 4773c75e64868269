import type { Book, Figure } from './book.ts'

interface YearOnYear {
  readonly percent: Figure
  readonly change: Figure | undefined
  /** The figure of this year. */
  readonly current: Figure | undefined
}

/** The sentences `比上年增加（减少）… 万元，增长（下降）…%` with the figure of this year that they speak of. */
export function* yearOnYear(book: Book): Iterable<YearOnYear> {
  for (const percent of book.figures) {
    if (percent.column !== 'change_percent') continue
    const at = (column: string) => book.figure(`${percent.table}|${percent.item}|${column}`)
    yield { percent, change: at('change'), current: at('amount') ?? at('total') ?? at('actual') }
  }
}
