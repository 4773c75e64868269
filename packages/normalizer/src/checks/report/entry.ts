import type { Check, Conflict, Fact, FactSource, Result } from '../../result.ts'
import type { Bilingual } from '../bilingual.ts'
import { keyOf } from '../book.ts'
import { grouped } from '../message.ts'
import { factName } from './words.ts'

export type Severity = Check['severity']
export type ReportPlace = NonNullable<Check['place']> | FactSource

/** One thing in a report that a person may want to see: a check that fails, two sightings that differ, a remark of the reading. */
export interface Entry {
  readonly kind: 'check' | 'conflict' | 'remark'
  readonly severity: Severity
  /** Rule of the check, code of the diagnostic, or `conflict`. */
  readonly rule: string
  /** What is wrong, in a sentence each. Remarks of the reading are in English only. */
  readonly message: { readonly zh?: string; readonly en: string }
  readonly figures: readonly ShownFigure[]
  /** Where to look: of each figure, or of the sentence. */
  readonly places: readonly ReportPlace[]
  /** Of a check: its verdict, both sides and their difference, in the base unit. */
  readonly check?: Pick<Check, 'verdict' | 'left' | 'right' | 'difference' | 'tolerance'>
  readonly blame?: NonNullable<Check['blame']>
  /** What would mend it, the best first. */
  readonly proposals: readonly { readonly name: Bilingual; readonly value: string; readonly why: string }[]
}

export interface ShownFigure {
  readonly name: Bilingual
  /** As printed, with its unit: `1,108 万元`. */
  readonly printed: string
  readonly place: ReportPlace
  /** The best proposal changes this one. */
  readonly suspect: boolean
}

const gravity = { error: 0, warning: 1, info: 2 } as const

/** Everything of a result that is worth showing, the gravest first. */
export function entriesOf(result: Result): Entry[] {
  const facts = new Map(result.facts.map((fact) => [keyOf(fact), fact]))
  const failed = result.checks.filter(({ verdict }) => verdict === 'inconsistent' || verdict === 'improbable')
  // A check of the figure against itself has said it already, with the difference.
  const said = new Set(failed.flatMap(({ facts: keys }) => (keys.length === 1 ? keys : [])))
  const conflicts = result.conflicts.filter(({ fact }) => !said.has(fact))
  const remarks = result.diagnostics.filter((diagnostic) => diagnostic.severity !== 'info')
  const entries = [
    ...together(failed.map((check) => ofCheck(check, facts))),
    ...conflicts.map((conflict) => ofConflict(conflict, facts)),
    ...remarks.map(ofRemark),
  ]
  return entries.toSorted((a, b) => weight(a) - weight(b))
}

/** The same words found in several places (`（无）` in twenty sentences) are one entry with all places. */
function together(entries: readonly Entry[]): Entry[] {
  const groups = Map.groupBy(entries, (entry) => JSON.stringify([entry.rule, entry.severity, entry.message]))
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : { ...first, places: [first, ...others].flatMap((entry) => entry.places) },
  )
}

/** What is improbable weighs one step less than what is wrong. */
function severityOf({ severity, verdict }: Check): Severity {
  if (verdict !== 'improbable') return severity
  return severity === 'error' ? 'warning' : 'info'
}

function weight(entry: Entry): number {
  return gravity[entry.severity] * 2 + (entry.check?.verdict === 'improbable' ? 1 : 0)
}

function ofCheck(check: Check, facts: ReadonlyMap<string, Fact>): Entry {
  const involved = check.facts.flatMap((key) => facts.get(key) ?? [])
  const figures = involved.flatMap((fact) => figuresOf(fact, check))
  const { verdict, left, right, difference, tolerance, blame, proposals = [] } = check
  return {
    kind: 'check',
    severity: severityOf(check),
    rule: check.rule,
    message: check.message,
    figures,
    places: check.place ? [check.place] : figures.map((figure) => figure.place),
    check: {
      verdict,
      ...(left !== undefined && { left }),
      ...(right !== undefined && { right }),
      ...(difference !== undefined && { difference }),
      ...(tolerance !== undefined && { tolerance }),
    },
    ...(blame && { blame }),
    proposals: proposals.map(({ fact, value, why }) => ({ name: factName(fact), value, why })),
  }
}

/** A figure against itself stands in several places; all of them are shown. */
function figuresOf(fact: Fact, check: Check): ShownFigure[] {
  const key = keyOf(fact)
  const name = factName(key)
  const [best] = check.proposals ?? []
  const sightings = check.facts.length === 1 ? (fact.sightings ?? []) : []
  return [fact, ...sightings].map(({ value, raw, rawUnit, source }) => ({
    name,
    printed: printed(raw, rawUnit),
    place: source,
    suspect: best?.fact === key && best.value !== value,
  }))
}

function ofConflict({ fact, sightings, outlier }: Conflict, facts: ReadonlyMap<string, Fact>): Entry {
  const name = factName(fact)
  const known = facts.get(fact)
  const unit = known?.unit === 'CNY' ? '元' : ''
  const seen = sightings.map(({ value }) => `${grouped(value)}${unit === '' ? '' : ` ${unit}`}`)
  return {
    kind: 'conflict',
    severity: 'warning',
    rule: 'conflict',
    message: {
      zh: `${name.zh}在不同位置的数字不同：${seen.join('、')}。`,
      en: `Stated differently in several places: ${name.en}: ${seen.join('; ')}.`,
    },
    figures: sightings.map(({ source }, index) => ({
      name,
      printed: seen[index] ?? '',
      place: source,
      suspect: index === outlier,
    })),
    places: sightings.map(({ source }) => source),
    proposals: [],
  }
}

function ofRemark({ code, severity, message, place }: Result['diagnostics'][number]): Entry {
  return {
    kind: 'remark',
    severity,
    rule: code,
    message: { en: message },
    figures: [],
    places: place ? [place] : [],
    proposals: [],
  }
}

function printed(raw: string, unit: string): string {
  return unit === '' ? raw : `${raw} ${unit}`
}
