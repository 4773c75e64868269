import type { Book, Figure } from './book.ts'
import { finding } from './finding.ts'
import type { Relation } from './relation.ts'

/** So many lines with different amounts never agree by chance. */
const fewest = 4
const mostLines = 2000

/**
 * Figures beside the wrong names: from some line on, every line of 公开05表 has the amount that a line further down or up has in
 * 公开03表, as when a column is pasted a few cells too high. One sentence for the many sums that fail by it; nothing where
 * the figures stand in their lines.
 */
export function* slippedLines(book: Book): Iterable<Relation> {
  const { by, run } = longestSlip(book)
  const [first] = run
  if (first === undefined || new Set(run.map(({ value }) => value)).size < fewest) return
  const code = first.item.slice(first.item.indexOf(':') + 1)
  const [lines, to] = [Math.abs(by), by > 0 ? { zh: '下', en: 'down' } : { zh: '上', en: 'up' }]
  const message = {
    zh: `自科目 ${code} 起共 ${run.length} 行的数字，是支出决算表中${to.zh}移 ${lines} 行的科目的数字：数字与科目错行。`,
    en: `From ${code} on, ${run.length} lines have the figures that stand ${lines} line${lines === 1 ? '' : 's'} further ${to.en} in the statement of expenditure: the figures slipped against their names.`,
  }
  yield finding(false, message, { figures: run })
}

/** The longest run of lines whose amounts the other statement has equally many lines further down or up. */
function longestSlip(book: Book): { readonly by: number; readonly run: readonly Figure[] } {
  const coded = (table: string) =>
    book
      .column(table, 'total')
      .filter(({ item }) => item.startsWith('function:'))
      .slice(0, mostLines)
  const whole = coded('expenditure')
  const at = new Map(whole.map(({ item }, i) => [item, i]))
  const places = Map.groupBy(
    whole.map((_, i) => i),
    (i) => whole[i]?.value,
  )
  let longest: { by: number; run: Figure[] } = { by: 0, run: [] }
  let open = new Map<number, Figure[]>()
  for (const figure of coded('general_budget_expenditure')) {
    const own = at.get(figure.item)
    const slips = new Map<number, Figure[]>()
    if (own !== undefined && figure.value !== 0n && whole[own]?.value !== figure.value)
      for (const place of (places.get(figure.value) ?? []).slice(0, 20))
        slips.set(place - own, [...(open.get(place - own) ?? []), figure])
    for (const [by, run] of slips) if (run.length > longest.run.length) longest = { by, run }
    open = slips
  }
  return longest
}
