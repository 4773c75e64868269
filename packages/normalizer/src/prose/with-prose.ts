import type { Diagnostic, ExtractedDocument } from '@gongkai/extractor'
import type { LooseFigures } from '../engine/loose-figures.ts'
import type { Cover } from '../engine/report.ts'
import type { Books, Traced } from '../engine/statements.ts'
import type { Fact } from '../result.ts'
import type { NamedCode } from './names.ts'
import { readProse } from './read-prose.ts'
import { unreadFigures } from './unread.ts'

export interface Explained {
  /** The facts of the tables with what sentences say of them, then the facts that only sentences state. */
  readonly facts: Fact[]
  readonly diagnostics: Diagnostic[]
}

/** Adds to the facts of the statements what the sentences of the document state. */
export function withProse(
  document: ExtractedDocument,
  traced: readonly Traced[],
  tableFacts: readonly Fact[],
  { entity, fiscalYear }: Pick<Cover, 'entity' | 'fiscalYear'>,
  vocabulary: Books['vocabulary'],
  loose: LooseFigures['figures'],
): Explained {
  const prose = readProse({
    paragraphs: document.blocks.filter((block) => block.kind === 'paragraph'),
    entity,
    fiscalYear,
    tableFacts,
    unread: unreadFigures(traced, loose),
    names: { functional: linesOf(traced, 'function'), economic: linesOf(traced, 'economic'), vocabulary },
  })
  const facts = [...tableFacts, ...prose.facts]
  const sightings = Map.groupBy(prose.sightings, ({ key }) => key)
  return {
    facts: facts.map((fact) => {
      const own = sightings.get(`${fact.table}|${fact.item}|${fact.column}`)?.map(({ key: _, ...sighting }) => sighting)
      return own === undefined ? fact : { ...fact, sightings: [...(fact.sightings ?? []), ...own] }
    }),
    diagnostics: prose.diagnostics,
  }
}

/** The lines of the report's statements that have a code of one classification, each once. */
export function linesOf(traced: readonly Traced[], classification: 'function' | 'economic'): NamedCode[] {
  const lines = new Map<string, NamedCode>()
  for (const { statement } of traced) {
    for (const { item, key } of statement?.reading.lines ?? []) {
      const name = key.labels[0]
      if (name === undefined || key.code === undefined || !item?.startsWith(`${classification}:`)) continue
      const code = item.slice(classification.length + 1)
      const { table } = statement?.layout ?? {}
      lines.set(`${code} ${name} ${table}`, { code, name, ...(table === undefined ? {} : { table }) })
    }
  }
  return [...lines.values()]
}
