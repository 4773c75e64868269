import type { ExtractedDocument } from '@gongkai/extractor'
import { type Layout, matchLength } from '../layout.ts'
import type { MoneyUnit } from '../text/money-unit.ts'
import { type NameBook, type NameBookBuilder, nameBook } from './names.ts'
import { factKey, type Reading, type ReadNumber, read } from './read.ts'
import { type Candidate, columnsRunTogether, recognise } from './recognise.ts'
import { entityIn } from './report.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { type Structure, structureOf } from './structure.ts'
import { unitNear, unitOfHeaders } from './unit.ts'

/** A segment of a table with all that was made of it. Facts and explanations come from this one trace. */
export interface Traced {
  readonly segment: Segment
  readonly structure: Structure
  /** All layouts, best first. */
  readonly candidates: readonly Candidate[]
  readonly statement: Statement | undefined
  /** The layout of which this is a wider statement (财政拨款支出决算表 beside 一般公共预算财政拨款支出决算表), so that it is none of the report's. */
  readonly widerThan?: Layout
}

export interface Statement {
  readonly layout: Layout
  readonly reading: Reading
  readonly foundBy: 'title' | 'headers' | 'continuation'
  readonly unit: MoneyUnit | undefined
  /** The body named above the statement (部门, 编制单位). */
  readonly entity: string | undefined
}

export interface Books {
  /** From the coded lines of the report itself. */
  readonly report: Readonly<Record<'function' | 'economic', NameBook>>
  /** From the published classifications. */
  readonly vocabulary: Readonly<Record<'function' | 'economic', NameBook>>
}

/** Recognises and reads the statements of a document. Lines without codes are read last, when all codes of the report are known. */
export function statementsOf(
  document: ExtractedDocument,
  layouts: readonly Layout[],
  fiscalYear: number | undefined,
  vocabulary: Books['vocabulary'],
  thorough = false,
): Traced[] {
  const book = { function: nameBook(), economic: nameBook() }
  const first: {
    segment: Segment
    structure: Structure
    candidates: readonly Candidate[]
    chosen: Chosen | undefined
    unit: MoneyUnit | undefined
  }[] = []
  let previous: { structure: Structure; layout: Layout; keys: Set<string>; unit: MoneyUnit | undefined } | undefined

  for (const segment of segmentsOf(document, layouts)) {
    const structure = structureOf(segment.grid, segment.from, segment.to, previous?.structure)
    const candidates = recognise(structure, segment, layouts, {
      names: [],
      fiscalYear,
      thorough,
      previous: previous?.layout,
    })
    const chosen = choose(candidates, segment.otherTitle === undefined ? previous : undefined)
    const unit =
      unitNear(segment.surroundings) ??
      unitOfHeaders(structure.columns) ??
      (chosen?.foundBy === 'continuation' ? previous?.unit : undefined)
    first.push({ segment, structure, candidates, chosen, unit })
    if (!chosen) continue
    learn(book, chosen.layout, chosen.reading)
    const keys = new Set(keysOf(chosen.reading.numbers, chosen.layout))
    if (chosen.foundBy === 'continuation' && previous) for (const key of previous.keys) keys.add(key)
    previous = { structure, layout: chosen.layout, keys, unit }
  }

  const wider = widerStatements(first)
  return first.map(({ segment, structure, candidates, chosen, unit }, index) => {
    if (chosen && wider.has(index))
      return { segment, structure, candidates, statement: undefined, widerThan: chosen.layout }
    if (!chosen) return { segment, structure, candidates, statement: undefined }
    const kind = Object.values(chosen.layout.panels).find((panel) => panel?.codes)?.codes
    const names = kind ? [book[kind], vocabulary[kind]] : []
    const reading = read(structure, chosen.layout, { names, fiscalYear })
    return {
      segment,
      structure,
      candidates,
      statement: {
        layout: chosen.layout,
        reading,
        foundBy: chosen.foundBy,
        unit,
        entity: entityIn(segment.surroundings),
      },
    }
  })
}

/** Indices of statements, with what continues them, that a more special title rules out. */
function widerStatements(
  all: readonly { readonly candidates: readonly Candidate[]; readonly chosen: Chosen | undefined }[],
): ReadonlySet<number> {
  const strictIn = (candidates: readonly Candidate[]): readonly Layout[] =>
    candidates.flatMap(({ layout, title }) =>
      title && matchLength(layout.strictly ?? [], title.text) > 0 ? layout : [],
    )
  // Also one that could not be read: the wider one does not stand in for it.
  const strict = new Set(all.flatMap(({ candidates }) => strictIn(candidates.slice(0, 1))))
  const wider = new Set<number>()
  let last: number | undefined
  for (const [index, each] of all.entries()) {
    const { chosen } = each
    if (!chosen || !strict.has(chosen.layout)) continue
    const goesOn = chosen.foundBy === 'continuation' && last !== undefined && wider.has(last)
    if (goesOn || (chosen.foundBy === 'title' && !strictIn(each.candidates).includes(chosen.layout))) wider.add(index)
    last = index
  }
  return wider
}

interface Chosen {
  readonly layout: Layout
  readonly reading: Reading
  readonly foundBy: Statement['foundBy']
}

function choose(
  candidates: readonly Candidate[],
  previous: { layout: Layout; keys: ReadonlySet<string> } | undefined,
): Chosen | undefined {
  const best = candidates[0]
  if (best?.title && best.score > 0) return { layout: best.layout, reading: best.reading, foundBy: 'title' }
  const again = previous && candidates.find((candidate) => candidate.layout === previous.layout)
  if (again && previous && continues(again, previous.keys))
    return { layout: again.layout, reading: again.reading, foundBy: 'continuation' }
  return best && best.score > 0 ? { layout: best.layout, reading: best.reading, foundBy: 'headers' } : undefined
}

/** A second part brings lines or columns that the first does not have, and hardly anything that it has. */
function continues(candidate: Candidate, before: ReadonlySet<string>): boolean {
  if (
    candidate.title ||
    candidate.fit < 0.8 ||
    candidate.reasons.includes(columnsRunTogether) ||
    candidate.reading.vetoes.length > 0
  )
    return false
  if (
    candidate.reasons.some(
      (reason) => reason === 'the title is of another statement' || reason === 'a self-evaluation form',
    )
  )
    return false
  if (candidate.reading.numbers.every((number) => !number.place || number.place.of)) return false
  const keys = keysOf(candidate.reading.numbers, candidate.layout)
  return keys.length > 0 && keys.filter((key) => before.has(key)).length * 5 < keys.length
}

function keysOf(numbers: readonly ReadNumber[], layout: Layout): string[] {
  return numbers.flatMap((number) => (number.place ? [factKey(layout, number.place)] : []))
}

function learn(book: Record<'function' | 'economic', NameBookBuilder>, layout: Layout, reading: Reading): void {
  for (const line of reading.lines) {
    const kind = Object.values(layout.panels).find((panel) => panel?.codes)?.codes
    const label = line.key.labels[0]
    if (kind && line.key.code && label && line.item === `${kind}:${line.key.code}`) book[kind].add(label, line.key.code)
  }
}
