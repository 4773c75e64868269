import type { Diagnostic, Place } from '@gongkai/extractor'
import { figuresIn } from './diagnostics.ts'
import { measure } from './measure.ts'
import { factKey } from './read.ts'
import type { Statement, Traced } from './statements.ts'

/** A report that follows the first in the same file: how many numbers its tables print, and what is said of it. */
export interface OtherReport {
  readonly numbers: number
  readonly diagnostic: Diagnostic
}

export interface OneReport {
  /** Tables of the first report, in document order. */
  readonly own: readonly Traced[]
  readonly others: readonly OtherReport[]
  /** The first table that is not of the first report, if nothing of that report follows. */
  readonly next: Traced | undefined
}

/**
 * Facts are of one report. A file may hold several: those of the bodies under a department, or of several years, one after
 * the other. The first is read. The others begin where a statement stands against the first one of its kind and
 *
 * - names another body (部门：…), or
 * - so do at least two more, with no name to tell them apart, and hardly anything new follows.
 */
export function oneReport(traced: readonly Traced[]): OneReport {
  const marks = byName(traced) ?? byRepetition(traced)
  if (!marks) return { own: traced, others: [], next: undefined }
  const others: OtherReport[] = []
  for (let from = 0; from < traced.length; ) {
    let to = from + 1
    while (to < traced.length && marks[to]?.entity === marks[from]?.entity && !marks[to] === !marks[from]) to++
    const mark = marks[from]
    if (mark) others.push(otherReport(traced.slice(from, to), mark))
    from = to
  }
  const lastOwn = marks.lastIndexOf(undefined)
  return { own: traced.filter((_, i) => !marks[i]), others, next: traced[lastOwn + 1] }
}

/** Of which other body a table is; `undefined` for one of the first report. */
interface Mark {
  readonly first: string
  readonly entity: string
}

/** Tables without a name belong to the body that was named last. */
function byName(traced: readonly Traced[]): readonly (Mark | undefined)[] | undefined {
  const first = traced.find(({ statement }) => statement?.foundBy === 'title' && statement.entity)?.statement?.entity
  if (!first) return undefined
  let current: Mark | undefined
  const marks = traced.map(({ statement }) => {
    if (statement?.foundBy === 'title' && statement.entity) {
      const { entity } = statement
      // Names are printed in full or short: 某某市农业农村局 and 农业农村局.
      current = entity.includes(first) || first.includes(entity) ? undefined : { first, entity }
    }
    return current
  })
  // Without a contradiction a different name may be a slip of print or of recognition.
  const own = valuesOf(traced.filter((_, i) => !marks[i]))
  return traced.some(({ statement }, i) => marks[i] && statement && contradicts(statement, own)) ? marks : undefined
}

const fewestRepeated = 3

/** Statements come again, each under its title and with other figures, after all of them came once. */
function byRepetition(traced: readonly Traced[]): readonly (Mark | undefined)[] | undefined {
  const seen = new Set<string>()
  const own = new Map<string, string>()
  const start = traced.findIndex(({ statement }) => {
    if (!statement) return false
    const titled = statement.foundBy === 'title'
    if (titled && seen.has(statement.layout.table) && contradicts(statement, own)) return true
    if (titled) seen.add(statement.layout.table)
    addValues(own, statement)
    return false
  })
  if (start < 0) return undefined
  const repeated = new Set<string>()
  const unseen = new Set<string>()
  for (const { statement } of traced.slice(start)) {
    if (statement?.foundBy !== 'title') continue
    const { table } = statement.layout
    if (!seen.has(table)) unseen.add(table)
    else if (contradicts(statement, own)) repeated.add(table)
  }
  if (repeated.size < fewestRepeated || unseen.size > 1) return undefined
  return traced.map((_, i) => (i < start ? undefined : { first: '', entity: '' }))
}

/** Values by `table|item|column`, the first of each. */
function valuesOf(traced: readonly Traced[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const { statement } of traced) if (statement) addValues(values, statement)
  return values
}

function addValues(values: Map<string, string>, statement: Statement): void {
  for (const [key, value] of pairsOf(statement)) if (!values.has(key)) values.set(key, value)
}

function contradicts(statement: Statement, values: ReadonlyMap<string, string>): boolean {
  return pairsOf(statement).some(([key, value]) => values.has(key) && values.get(key) !== value)
}

function pairsOf(statement: Statement): (readonly [key: string, value: string])[] {
  return statement.reading.numbers.flatMap((number) => {
    const value = number.place && measure(number, statement, statement.unit)?.value
    return number.place && value !== undefined ? [[factKey(statement.layout, number.place), value] as const] : []
  })
}

function otherReport(traced: readonly Traced[], { first, entity }: Mark): OtherReport {
  const numbers = traced.reduce(
    (sum, { statement, segment }) => sum + (statement ? statement.reading.numbers.length : figuresIn(segment)),
    0,
  )
  const tables = [...new Set(traced.flatMap(({ statement }) => statement?.layout.table ?? []))]
  const place = traced[0]?.segment.table.place
  const where = placesOf(traced)
  const whose = entity === '' ? 'A second report follows the first' : `The report of ${entity} follows that of ${first}`
  return {
    numbers,
    diagnostic: {
      code: 'several_reports',
      severity: 'error',
      message: `${whose}${where === '' ? '' : ` on ${where}`}: the file holds several. Its ${numbers} numbers in ${tables.join(', ')} are not facts of this one; split the file.`,
      ...(place ? { place } : {}),
      data: { tables, entity, first, numbers, where },
    },
  }
}

/** `pages 12–20`, `sheets 表1, 表2`; running text has neither. */
function placesOf(traced: readonly Traced[]): string {
  const places: Place[] = traced.flatMap(({ segment: { table } }) => [
    table.place,
    table.cells.at(-1)?.place ?? table.place,
  ])
  const pages = places.flatMap((place) => (place.in === 'page' ? place.page : []))
  if (pages.length > 0) {
    const [from, to] = [Math.min(...pages), Math.max(...pages)]
    return from === to ? `page ${from}` : `pages ${from}–${to}`
  }
  const sheets = [...new Set(places.flatMap((place) => (place.in === 'sheet' ? place.sheet : [])))]
  return sheets.length === 0 ? '' : `${sheets.length === 1 ? 'sheet' : 'sheets'} ${sheets.join(', ')}`
}
