import type { Evaluation } from '../result.ts'
import { decimalsOf, isDecimal, power, toAmount } from './amount.ts'
import type { Book, Figure } from './book.ts'
import type { Bilingual } from './relation.ts'

/**
 * A figure of a self-evaluation (绩效自评表); it is no fact. Scores and weights are exact as given; `rounded` ones were
 * computed and stand for their interval. Undefined for an empty cell.
 */
export function figureOf(
  { project }: Evaluation,
  value: string | null,
  unit: '元' | '%' | '',
  name: Bilingual,
  book: Book,
  rounded = false,
): Figure | undefined {
  if (value === null || !isDecimal(value) || decimalsOf(value) >= book.scale) return undefined
  const half = rounded ? 5n * power(book.scale - decimalsOf(value) - 1) : 0n
  return {
    key: '',
    name: { zh: `《${project}》自评表${name.zh}`, en: `self-evaluation of “${project}”: ${name.en}` },
    sighting: -1,
    table: '',
    item: '',
    column: '',
    value: toAmount(value, book.scale),
    half,
    ownHalf: half,
    unit: unit === '元' ? 'CNY' : unit === '%' ? 'percent' : 'count',
    raw: value,
    rawUnit: unit === '元' ? '元' : '',
    prose: false,
  }
}
