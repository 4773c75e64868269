import type { Check } from '../result.ts'
import { abs, decimalsOf, fromAmount, isDecimal, power, toAmount } from './amount.ts'
import type { Book, Figure } from './book.ts'
import type { Equation, Equations } from './equations.ts'
import type { Reading } from './input.ts'
import { roundTo } from './message.ts'
import { pairSlip } from './pair-slip.ts'
import type { Finding, Percentage, Relation, Sum, Term } from './relation.ts'
import { type Repair, repairsOf, stepOf } from './repair.ts'
import { type Slip, slipBetween, slipWords } from './slip.ts'
import { judge, type Outcome } from './verdict.ts'

interface Blamed {
  readonly blame: NonNullable<Check['blame']>
  readonly proposals: NonNullable<Check['proposals']>
}

/** Recognised figures below this confidence (of 100) are doubted before the publisher is. */
const doubtful = 90

/** What is added to a check that fails. Of names, words and missing statements nobody is blamed. */
export function blame(
  relation: Relation,
  outcome: Outcome,
  equation: Equation | undefined,
  equations: Equations,
  book: Book,
): Partial<Blamed> {
  if (outcome.verdict !== 'inconsistent') return {}
  if (equation) return blameSum(equation, equations, book)
  if (relation.kind === 'sum') return blamePair(relation, book)
  if (relation.kind === 'percentage') return blamePercentage(relation, outcome, equations, book)
  return relation.kind === 'finding' && relation.repair ? blameFinding(relation.repair, book) : {}
}

/** Two printed figures that differ by a known slip are the publisher's; otherwise the wrong cell may have been read. */
function blamePair(relation: Sum, book: Book): Partial<Blamed> {
  const slip = pairSlip(relation)
  const { reading } = book.input
  if (slip === undefined || !reading) return {}
  if (reading.digits === 'recognised') return { blame: 'reading', proposals: [] }
  return { blame: slip === 'unknown' ? 'undecided' : 'publisher', proposals: [] }
}

function blameFinding({ figure, value }: NonNullable<Finding['repair']>, book: Book): Blamed {
  const repair: Repair = { figure, value, slip: 'unknown', repaired: 1, broken: 0, holding: 0 }
  return { blame: 'undecided', proposals: [proposalOf(repair, book)] }
}

/**
 * Who is wrong, and which single figure would mend it. Proposals are shown, never applied.
 *
 * Digits that were printed as text are those of the publisher, so a slip that one cell explains is the publisher's, unless
 * a number that found no place makes up the difference: then we lost a row. Recognised digits are doubted first: where their
 * confidence is low, and where one cell with a digit misread explains the sum, however sure of it the recognition was. Nobody is
 * blamed where the statement was not understood in full, or where several cells explain it equally well.
 */
function blameSum(equation: Equation, equations: Equations, book: Book): Blamed {
  const repairs = repairsOf(equation, equations, book)
  return { blame: whoseSum(equation, repairs, book), proposals: repairs.map((repair) => proposalOf(repair, book)) }
}

function proposalOf(repair: Repair, book: Book): Blamed['proposals'][number] {
  return { fact: repair.figure.key, value: fromAmount(repair.value, book.scale), why: reasonOf(repair, book) }
}

function whoseSum(equation: Equation, repairs: readonly Repair[], book: Book): Blamed['blame'] {
  const { reading } = book.input
  const [best] = repairs
  if (!reading) return 'undecided'
  if (isUnplaced(equation, book)) return 'reading'
  if (reading.digits === 'recognised') {
    if (!best) return 'reading'
    const confidence = reading.confidence?.[best.figure.key] ?? 0
    return confidence < doubtful || isMisreading(best, book) ? 'reading' : 'undecided'
  }
  if ([...equation.figures.keys()].some((figure) => isDoubted(figure, reading))) return 'undecided'
  const explained = best && best.broken === 0 && (best.slip !== 'unknown' || best.repaired > 1 || best.figure.prose)
  return explained && !hasRival(best, repairs) ? 'publisher' : 'undecided'
}

/** What recognition (OCR) does to a number: a digit taken for another, lost or added, a point or a sign not seen. */
function isMisreading({ figure, value, broken }: Repair, book: Book): boolean {
  if (book.input.reading?.digits !== 'recognised' || figure.prose || broken > 0) return false
  const step = stepOf(figure, book)
  return misreadings.has(slipBetween(figure.value / step, value / step))
}

const misreadings: ReadonlySet<Slip> = new Set(['one_digit', 'digit_lost', 'digit_added', 'shifted_point', 'sign'])

function isDoubted(figure: Figure, { doubted = [] }: Reading): boolean {
  return !figure.prose && doubted.includes(figure.table)
}

/** Another cell of the statements would explain it just as well: then it is not known what is wrong. */
function hasRival(best: Repair, repairs: readonly Repair[]): boolean {
  return repairs.some(
    ({ figure, slip, repaired, broken }) =>
      figure.key !== best.figure.key &&
      figure.prose === best.figure.prose &&
      slip === best.slip &&
      repaired - broken >= best.repaired - best.broken,
  )
}

/** A number of a recognised statement that found no place and is as large as the difference is a lost cell or row. */
function isUnplaced(equation: Equation, book: Book): boolean {
  return (book.input.reading?.unplaced ?? []).some((text) => {
    if (!isDecimal(text) || decimalsOf(text) > book.scale) return false
    const amount = abs(toAmount(text, book.scale))
    return amount !== 0n && abs(amount - abs(equation.residual)) <= equation.tolerance
  })
}

function reasonOf(repair: Repair, book: Book): string {
  const { figure, slip, repaired, broken } = repair
  const words = slipWords[slip]
  const misread = isMisreading(repair, book) ? { zh: '，疑为识别误读', en: ', perhaps misread' } : { zh: '', en: '' }
  const where = figure.prose ? { zh: '（文字说明中）', en: ' (in the text)' } : { zh: '', en: '' }
  const zh = `${words.zh}${misread.zh}${where.zh}；可使 ${repaired} 个关系成立${broken > 0 ? `，但使 ${broken} 个不成立` : ''}`
  const en = `${words.en}${misread.en}${where.en}; mends ${repaired}${broken > 0 ? `, breaks ${broken}` : ''}`
  return `${zh} (${en})`
}

/**
 * A percentage that is off: the slip of one of its amounts that is known from elsewhere (`0.48元` for 0.48 万元), or what it
 * would be with the digits that it is printed with.
 */
function blamePercentage(relation: Percentage, outcome: Outcome, equations: Equations, book: Book): Blamed {
  const { percent } = relation
  const { reading } = book.input
  const blame = whosePercentage(relation, reading)
  const amount = turned(relation, book) ?? slipOfAmount(relation, equations, book)
  if (amount) return { blame, proposals: [proposalOf(amount, book)] }
  if (percent.key === '') return { blame, proposals: [] }

  const decimals = percent.raw.split('.')[1]?.length ?? 0
  const computed = abs(outcome.right ?? 0n)
  const sign = percent.value < 0n || (outcome.right ?? 0n) < 0n ? '-' : ''
  const rounded = roundTo(computed, book.scale, decimals)
  const value = rounded === '0' ? rounded : sign + rounded
  const cutOff = cutTo(computed, book.scale, decimals) === abs(percent.value)
  const why = cutOff
    ? '按算得的百分比四舍五入；现数为直接截去尾数 (the printed percentage was cut off, not rounded)'
    : '按印出的数字计算 (computed from the printed figures)'
  return { blame, proposals: [{ fact: percent.key, value, why }] }
}

function whosePercentage({ part, whole }: Percentage, reading: Reading | undefined): Blamed['blame'] {
  if (!reading || [...part, ...whole].some(({ figure }) => isDoubted(figure, reading))) return 'undecided'
  return reading.digits === 'printed' ? 'publisher' : 'reading'
}

/** A change that is said to go the other way: 增加 for 减少. */
function turned(relation: Percentage, book: Book): Repair | undefined {
  const [only, ...others] = relation.part
  if (!relation.ofDifference || !only || others.length > 0 || only.figure.key === '') return undefined
  const value = -only.figure.value
  if (!holdsWith(relation, only.figure, value, book)) return undefined
  return { figure: only.figure, value, slip: 'sign', repaired: 1, broken: 0, holding: 0 }
}

function holdsWith(relation: Percentage, figure: Figure, value: bigint, book: Book): boolean {
  const mended = (terms: readonly Term[]) =>
    terms.map((term) => (term.figure === figure ? { ...term, figure: { ...figure, value } } : term))
  const { verdict } = judge({ ...relation, part: mended(relation.part), whole: mended(relation.whole) }, book.scale)
  return verdict === 'exact' || verdict === 'within_rounding'
}

/** The repair of an amount by an equation that fails, with which the percentage holds as well. */
function slipOfAmount(relation: Percentage, equations: Equations, book: Book): Repair | undefined {
  for (const { figure } of [...relation.part, ...relation.whole]) {
    for (const equation of equations.of(figure)) {
      const repair = equation.fails && repairsOf(equation, equations, book).find((one) => one.figure === figure)
      if (repair && holdsWith(relation, figure, repair.value, book)) return repair
    }
  }
  return undefined
}

function cutTo(amount: bigint, scale: number, decimals: number): bigint {
  const step = power(Math.max(0, scale - decimals))
  return (amount / step) * step
}
