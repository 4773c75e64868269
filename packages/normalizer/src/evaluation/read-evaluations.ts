import type { Block, Diagnostic } from '@gongkai/extractor'
import { sourceOf } from '../engine/ledger.ts'
import type { Evaluation } from '../result.ts'
import { findForms } from './find-forms.ts'
import { toFormGrid } from './form-grid.ts'
import { readForm } from './read-form.ts'

export interface Evaluations {
  readonly evaluations: Evaluation[]
  /** Running text in the cells of each form, in their order. */
  readonly texts: string[][]
  readonly diagnostics: Diagnostic[]
}

/** Shorter cells are labels and values. */
const shortestText = 15

/**
 * Reads the self-evaluation forms (项目支出绩效自评表) of a document, one record each, after 《项目支出绩效评价管理办法》
 * (财预〔2020〕10号). Amounts are in 元. A form whose funds or total cannot be read gives a diagnostic beside its record.
 */
export function readEvaluations(blocks: readonly Block[]): Evaluations {
  const evaluations: Evaluation[] = []
  const texts: string[][] = []
  const diagnostics: Diagnostic[] = []
  for (const form of findForms(blocks)) {
    const first = form.parts[0]
    const grid = toFormGrid(form.parts)
    const contents = readForm(grid, form.above)
    if (first === undefined || contents === undefined) continue
    const { kind: _, ...place } = sourceOf(first.table.place)
    evaluations.push({ ...contents, place })
    texts.push(grid.cells.map(({ text }) => text).filter((text) => text.length >= shortestText))
    const missing = [
      ...(contents.funds.executed === null ? ['executed'] : []),
      ...(contents.totalScore === null && contents.grade === undefined ? ['totalScore'] : []),
      ...(contents.indicators.length === 0 ? ['indicators'] : []),
    ]
    if (missing.length > 0) {
      diagnostics.push({
        code: 'evaluation_incomplete',
        severity: 'warning',
        message: `The self-evaluation of ${contents.project} was read without ${missing.join(', ')}. Compare it with the form.`,
        place: first.table.place,
        data: { project: contents.project, missing },
      })
    }
  }
  return { evaluations, texts, diagnostics }
}
