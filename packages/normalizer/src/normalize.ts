import type { Diagnostic, ExtractedDocument } from '@gongkai/extractor'
import { type CheckOptions, checkInputOf, runChecks } from './checks/index.ts'
import { type Ledger, ledgerOf } from './engine/ledger.ts'
import { looseFigures } from './engine/loose-figures.ts'
import { coverOf } from './engine/report.ts'
import { statementsOf } from './engine/statements.ts'
import { readEvaluations } from './evaluation/read-evaluations.ts'
import { fingerprint } from './fingerprint.ts'
import type { Layout } from './layout.ts'
import { layouts as builtIn } from './layouts/index.ts'
import { judgeCodes } from './ocr/codes.ts'
import { doubtfulFigures } from './ocr/doubtful.ts'
import { rereadByArithmetic } from './ocr/reread.ts'
import { withProse } from './prose/with-prose.ts'
import { aboutOf } from './report/about.ts'
import { otherKind } from './report/other-kind.ts'
import { type Result, schemaVersion } from './result.ts'
import { type Seen, seenIn } from './seen.ts'
import { version } from './version.ts'
import { vocabularyOf } from './vocabulary/books.ts'

/** What the shell knows of the file; copied into the result. */
export type SourceSummary = Result['source']

export interface NormalizeOptions {
  readonly source: SourceSummary
  /** Declarations to read by, in the order of the result; the built-in ones unless given. */
  readonly layouts?: readonly Layout[]
  /** Which checks run, and how severe each is; all of them as declared unless given. */
  readonly checks?: CheckOptions
  /** Told what the document offers to layouts, for deciding later whether it must be read again. */
  readonly onSeen?: (seen: Seen) => void
}

/**
 * Turns a document into facts, places and checks. Pure: same document, same options, same result. Of a document that is no
 * final account of a department nothing is a fact; the diagnostic `not_final_accounts` says what it is.
 */
export function normalize(document: ExtractedDocument, options: NormalizeOptions): Result {
  let titled = 0
  const onSeen = (seen: Seen): void => {
    titled = seen.layouts.length
    options.onSeen?.(seen)
  }
  const result = rereadByArithmetic(document, (reading) => normalizeOnce(reading, { ...options, onSeen }))
  const [facts, evaluations] = [result.facts.length, result.evaluations.length]
  const other = otherKind(document, { facts, evaluations, statements: titled, diagnostics: result.diagnostics })
  if (other === undefined) return result
  if (facts === 0) return { ...result, diagnostics: [plainDiagnostic(other), ...result.diagnostics] }
  const diagnostics = [other, ...document.diagnostics].map(plainDiagnostic)
  const coverage = { printed: result.coverage.printed, placed: 0, proven: 0 }
  return { ...result, facts: [], evaluations: [], checks: [], conflicts: [], diagnostics, coverage }
}

/** What stands before the first table of the next report: sentences after it speak of that one. */
function beforeTable(document: ExtractedDocument, next: Ledger['nextReport']): ExtractedDocument {
  const end = next ? document.blocks.indexOf(next.segment.table) : -1
  return end < 0 ? document : { ...document, blocks: document.blocks.slice(0, end) }
}

function normalizeOnce(read: ExtractedDocument, options: NormalizeOptions): Result {
  const layouts = options.layouts ?? builtIn
  const cover = coverOf(read)
  const fiscalYear = cover.fiscalYear ?? undefined
  const vocabulary = vocabularyOf(fiscalYear)
  const { document, diagnostics: codes } = judgeCodes(read, vocabulary)
  const traced = statementsOf(document, layouts, fiscalYear, vocabulary)
  options.onSeen?.(seenIn(traced, layouts))
  const ledger = ledgerOf(traced, layouts)
  const own = beforeTable(document, ledger.nextReport)
  const loose = looseFigures(document, layouts)
  const explained = withProse(own, ledger.own, ledger.facts, cover, vocabulary, loose.figures)
  const { evaluations, texts, diagnostics: doubts } = readEvaluations(own.blocks)
  const { entity } = cover
  const { about, diagnostics: doubtsOfReport } = aboutOf(document, entity)
  const report: Result['report'] = {
    entity,
    fiscalYear: cover.fiscalYear,
    kind: 'final_accounts',
    ...(structuredClone(about) as Pick<Result['report'], 'scope' | 'divisions' | 'units'>),
    moneyUnit: ledger.moneyUnit,
  }
  const checked = runChecks(checkInputOf(own, ledger.own, explained.facts, report, evaluations, texts), options.checks)
  return {
    schemaVersion,
    source: options.source,
    engine: { version, layouts: fingerprint(layouts, options.checks) },
    report,
    facts: explained.facts,
    evaluations,
    checks: [...checked.checks],
    conflicts: [...checked.conflicts],
    diagnostics: [
      ...document.diagnostics,
      ...ledger.diagnostics,
      ...loose.diagnostics,
      ...explained.diagnostics,
      ...doubtsOfReport,
      ...doubts,
      ...codes,
      ...doubtfulFigures(explained.facts, checked.checks),
      ...checked.diagnostics,
    ].map(plainDiagnostic),
    coverage: { printed: ledger.printed + loose.printed, placed: ledger.placed, proven: checked.proven },
  }
}

function plainDiagnostic(diagnostic: Diagnostic): Result['diagnostics'][number] {
  const { code, severity, message, place, data } = diagnostic
  return {
    code,
    severity,
    message,
    ...(place ? { place: structuredClone(place) as Result['diagnostics'][number]['place'] } : {}),
    ...(data
      ? {
          data: Object.fromEntries(
            Object.entries(data).map(([key, value]) => [key, Array.isArray(value) ? [...value] : value]),
          ) as Record<string, string>,
        }
      : {}),
  }
}
