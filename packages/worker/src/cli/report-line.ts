import type { Severity } from '@gongkai/extractor'
import type { Result } from '@gongkai/normalizer'
import type { Failure } from '../pool/messages.ts'
import { count, printable } from './text.ts'

/** What the summary keeps of a report. Small, so that a run over any number of reports needs no more memory. */
export type ReportLine =
  | { readonly kind: 'read'; readonly name: string; readonly summary: ReportSummary }
  | { readonly kind: 'failed'; readonly name: string; readonly failure: Failure }
  | { readonly kind: 'cancelled'; readonly name: string }

export interface ReportSummary {
  readonly entity: string
  readonly year: string
  readonly facts: number
  readonly printed: number
  readonly placed: number
  /** Undefined when the result holds no checks. */
  readonly proven: number | undefined
  readonly diagnostics: Readonly<Record<Severity, number>>
}

export function summarize(result: Result): ReportSummary {
  const diagnostics = { error: 0, warning: 0, info: 0 }
  for (const { severity } of result.diagnostics) diagnostics[severity] += 1
  return {
    entity: printable(result.report.entity ?? ''),
    year: result.report.fiscalYear?.toString() ?? '',
    facts: result.facts.length,
    printed: result.coverage.printed,
    placed: result.coverage.placed,
    proven: result.checks.length > 0 ? result.coverage.proven : undefined,
    diagnostics,
  }
}

/** One line of progress. */
export function progressText(line: ReportLine): string {
  const name = printable(line.name)
  switch (line.kind) {
    case 'read': {
      const { facts, placed, printed } = line.summary
      return `${name}: ${count(facts, 'fact')}, ${placed} of ${count(printed, 'number')} placed`
    }
    case 'failed':
      return `${name}: failed: ${line.failure.code}`
    case 'cancelled':
      return `${name}: not read`
  }
}

/** `1 error, 2 warnings`; notes (severity `info`) are counted too. */
export function diagnosticsText(diagnostics: ReportSummary['diagnostics']): string {
  const parts = [
    [diagnostics.error, 'error'],
    [diagnostics.warning, 'warning'],
    [diagnostics.info, 'note'],
  ] as const
  return parts.flatMap(([n, noun]) => (n > 0 ? [count(n, noun)] : [])).join(', ')
}
