import type { Block, Cell, ExtractedDocument, Place } from '@gongkai/extractor'
import { type Decimal, decimal, shift } from '../number/decimal.ts'
import { parsePrinted } from '../number/parse.ts'
import type { Check, Fact, FactSource, Result } from '../result.ts'
import { type MoneyUnit, powerOfUnit } from '../text/money-unit.ts'

/** Readings that are tried for one document: each is a whole reading of its meaning. Few of those that no difference speaks for. */
const mostTries = { explaining: 40, other: 8 }

/** Another reading of one cell, which recognition offered. */
interface Try {
  readonly place: string
  readonly text: string
  /** It changes the figure by just what a failing check is wrong by. */
  readonly explains: boolean
}

/** What a reading does to the checks, none of which it breaks. */
interface Mending {
  readonly document: ExtractedDocument
  readonly result: Result
  readonly mended: ReadonlySet<string>
}

/**
 * Lets the arithmetic of a report judge recognised digits. Where checks fail, the other readings that recognition offered for
 * the figures in them are tried one at a time. One is taken when it mends a check and breaks none, and no rival mends as
 * much of it: of two ways to mend a sum the picture must tell, and it did not. Nothing is computed: a value that recognition did not
 * offer is never taken.
 *
 * @param read Makes a result of a document; must be pure.
 */
export function rereadByArithmetic(document: ExtractedDocument, read: (document: ExtractedDocument) => Result): Result {
  let result = read(document)
  let current = document
  const left = { ...mostTries }
  for (;;) {
    const failing = failures(result)
    if (failing.size === 0) return result
    const mending: Mending[] = []
    for (const one of triesFor(current, result)) {
      if (left[one.explains ? 'explaining' : 'other']-- <= 0) continue
      const changed = withReading(current, one)
      const next = read(changed)
      const still = failures(next)
      if ([...still].some((key) => !failing.has(key)) || next.facts.length < result.facts.length) continue
      const mended = new Set([...failing].filter((key) => !still.has(key)))
      if (mended.size > 0) mending.push({ document: changed, result: next, mended })
    }
    const best = withoutRival(mending)
    if (best === undefined) return result
    current = best.document
    result = best.result
  }
}

/** The reading that mends most, unless another mends one of the same checks and as many. Readings of other sums are no rivals. */
function withoutRival(mending: readonly Mending[]): Mending | undefined {
  const sorted = [...mending].sort((a, b) => b.mended.size - a.mended.size)
  return sorted.find((one) =>
    sorted.every(
      (other) =>
        other === one || other.mended.size < one.mended.size || [...other.mended].every((key) => !one.mended.has(key)),
    ),
  )
}

const isFailing = ({ verdict }: Check): boolean => verdict === 'inconsistent' || verdict === 'improbable'

/** Checks that fail, by rule and figures. */
const failures = (result: Result): Set<string> =>
  new Set(result.checks.filter(isFailing).map(({ rule, facts }) => `${rule} ${facts.join(' ')}`))

/** Other readings of the figures that stand in failing checks, those of the least sure figures first. */
function triesFor(document: ExtractedDocument, result: Result): Try[] {
  const doubted = new Set(result.checks.filter(isFailing).flatMap(({ facts }) => facts))
  const places = new Map<string, Fact>()
  for (const fact of result.facts) {
    const { source } = fact
    if (source.ocr !== undefined && source.in === 'page' && doubted.has(`${fact.table}|${fact.item}|${fact.column}`)) {
      places.set(keyOf(source), fact)
    }
  }
  const cells = document.blocks
    .flatMap((block) => (block.kind === 'table' ? block.cells : []))
    .filter(
      (cell) =>
        cell.alternatives !== undefined && cell.reread === undefined && isOnPage(cell) && places.has(keyOf(cell.place)),
    )
    .sort((a, b) => (a.confidence ?? 100) - (b.confidence ?? 100))
  const tries = cells.flatMap((cell) => {
    const texts = (cell.alternatives ?? []).filter((text) => isAnother(text, cell.text))
    const fact = places.get(keyOf(cell.place))
    return [...new Set(texts)].map((text): Try => {
      return { place: keyOf(cell.place), text, explains: fact !== undefined && explains(text, fact, result.checks) }
    })
  })
  return tries.sort((a, b) => Number(b.explains) - Number(a.explains))
}

/** Whether a reading differs from a figure by what a failing check of it is wrong by. */
function explains(text: string, fact: Fact, checks: readonly Check[]): boolean {
  const printed = parsePrinted(text)
  if (printed.kind !== 'number') return false
  const unit = unitOf(fact)
  const change = scaled(shift(printed.value, unit === undefined ? 0 : powerOfUnit[unit])) - scaled(decimal(fact.value))
  const key = `${fact.table}|${fact.item}|${fact.column}`
  return checks.filter(isFailing).some(({ facts, difference, tolerance }) => {
    if (difference === undefined || !facts.includes(key)) return false
    return magnitude(magnitude(change) - magnitude(scaled(decimal(difference)))) <= scaled(decimal(tolerance ?? '0'))
  })
}

const unitOf = ({ rawUnit }: Fact): MoneyUnit | undefined =>
  Object.hasOwn(powerOfUnit, rawUnit) ? (rawUnit as MoneyUnit) : undefined

/** In millionths. */
const scaled = ({ digits, scale }: Decimal): bigint =>
  scale <= 6 ? digits * 10n ** BigInt(6 - scale) : digits / 10n ** BigInt(scale - 6)

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

const isOnPage = ({ place }: Cell): boolean => place.in === 'page'

/** A whole figure with another value: `1,108` and `1108` say the same. */
function isAnother(text: string, present: string): boolean {
  const [other, own] = [parsePrinted(text), parsePrinted(present)]
  return other.kind === 'number' && !(own.kind === 'number' && sameDigits(text, present))
}

const sameDigits = (a: string, b: string): boolean => a.replaceAll(',', '') === b.replaceAll(',', '')

function withReading(document: ExtractedDocument, { place, text }: Try): ExtractedDocument {
  const blocks = document.blocks.map((block): Block => {
    if (block.kind !== 'table' || !block.cells.some((cell) => keyOf(cell.place) === place)) return block
    const cells = block.cells.map((cell): Cell => {
      if (keyOf(cell.place) !== place) return cell
      return { ...cell, text, alternatives: [cell.text], reread: true }
    })
    return { ...block, cells }
  })
  return { ...document, blocks }
}

/** The same for a cell and for the fact that was made of it. */
function keyOf(place: Place | FactSource): string {
  return place.in === 'page' ? `${place.file ?? ''} ${place.page} ${place.box.join(' ')}` : ''
}
