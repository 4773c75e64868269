import type { Book, Figure } from './book.ts'
import { type Equation, type Equations, meet, type Range, rangeOf } from './equations.ts'
import { type Slip, slipBetween, slipRank } from './slip.ts'

/** Another value for one figure, with which an equation that fails would hold. */
export interface Repair {
  readonly figure: Figure
  readonly value: bigint
  readonly slip: Slip
  /** Equations that fail now and would hold. */
  readonly repaired: number
  /** Equations that hold now and would fail. */
  readonly broken: number
  /** Equations that the figure stands in and that hold as it is: what speaks for it. */
  readonly holding: number
}

/** Values looked at between the ends of a range; wider ranges are judged by their exact repair. */
const widest = 200n

/** Repairs that are worth showing, the best first: most equations repaired for fewest broken, then the likeliest slip. */
const shown = 12

export function repairsOf(equation: Equation, equations: Equations, book: Book): readonly Repair[] {
  const repairs = [...equation.figures.keys()].flatMap((figure) => repair(figure, equation, equations, book) ?? [])
  const confidence = book.input.reading?.confidence ?? {}
  const sure = (one: Repair) => confidence[one.figure.key] ?? 100
  const gain = (one: Repair) => one.repaired - one.broken
  repairs.sort(
    (a, b) => gain(b) - gain(a) || slipRank(a.slip) - slipRank(b.slip) || sure(a) - sure(b) || a.holding - b.holding,
  )
  return repairs.filter((one) => gain(one) > 0 || one === repairs[0]).slice(0, shown)
}

function repair(figure: Figure, equation: Equation, equations: Equations, book: Book): Repair | undefined {
  const weight = equation.figures.get(figure)
  if (weight !== 1n && weight !== -1n) return undefined
  let range: Range = rangeOf(equation, figure)
  let repaired = 1
  let broken = 0
  // Equations that fail come first: a value that mends them all is worth more than one that leaves others in peace.
  const others = equations.of(figure).filter((other) => other !== equation)
  for (const other of [...others.filter((one) => one.fails), ...others.filter((one) => !one.fails)]) {
    const common = meet(range, rangeOf(other, figure))
    if (common) range = common
    if (common && other.fails) repaired += 1
    if (!common && !other.fails) broken += 1
  }
  const exact = -equation.residual * weight
  const failing = [equation, ...others.filter((one) => one.fails)]
  const copied = failing.some((one) => holdsTwin(one, figure))
  const { move, slip } = likeliestMove(figure, exact, range, book, copied)
  const holding = others.filter((one) => !one.fails).length
  return { figure, value: figure.value + move, slip, repaired, broken, holding }
}

function likeliestMove(
  figure: Figure,
  exact: bigint,
  range: Range,
  book: Book,
  copied: boolean,
): { readonly move: bigint; readonly slip: Slip } {
  const { low = exact, high = exact } = range
  for (const stated of [book.figure(figure.key), ...book.sightings.filter((one) => one.key === figure.key)]) {
    if (stated && stated !== figure && within(stated.value - figure.value, range)) {
      return { move: stated.value - figure.value, slip: 'stated_elsewhere' }
    }
  }
  const step = stepOf(figure, book)
  const from = figure.value / step
  const nearest = clamp(exact, low, high)
  if (copied) {
    return { move: nearest, slip: within(-figure.value, range) ? 'counted_twice' : 'repeats_another' }
  }
  let best: { move: bigint; slip: Slip } = { move: nearest, slip: slipBetween(from, (figure.value + nearest) / step) }
  if (high - low > widest * step) return best
  const first = (figure.value + low + (figure.value + low > 0n ? step - 1n : 0n)) / step
  for (let to = first; to * step <= figure.value + high; to += 1n) {
    const slip = slipBetween(from, to)
    const better = slipRank(slip) - slipRank(best.slip)
    const move = to * step - figure.value
    if (better < 0 || (better === 0 && distance(move, exact) < distance(best.move, exact))) best = { move, slip }
  }
  return best
}

/** A value that stands in the equation twice may be a copy. */
function holdsTwin(equation: Equation, figure: Figure): boolean {
  return figure.value !== 0n && [...equation.figures.keys()].some((one) => one !== figure && one.value === figure.value)
}

/** The step of the last printed digit; of counts, one. */
export function stepOf(figure: Figure, book: Book): bigint {
  return figure.half === 0n ? 10n ** BigInt(book.scale) : 2n * figure.half
}

function within(move: bigint, { low, high }: Range): boolean {
  return (low === undefined || move >= low) && (high === undefined || move <= high)
}

function clamp(value: bigint, low: bigint, high: bigint): bigint {
  return value < low ? low : value > high ? high : value
}

function distance(a: bigint, b: bigint): bigint {
  return a < b ? b - a : a - b
}
