import type { ExtractedDocument, Place, Table } from '@gongkai/extractor'
import { coverOf } from './engine/report.ts'
import { statementsOf, type Traced } from './engine/statements.ts'
import type { Layout } from './layout.ts'
import { layoutName } from './layouts/declaration-problems.ts'
import { layouts as builtIn } from './layouts/index.ts'
import { vocabularyOf } from './vocabulary/books.ts'

/** What was made of one table, or of one part of a table that holds several statements. */
export interface Explanation {
  readonly table: Table
  /** First and last row of the part, counted from 0. */
  readonly rows: readonly [first: number, last: number]
  readonly title: { readonly text: string; readonly foundIn: string } | undefined
  readonly statement: string | undefined
  /** Name of the layout that reads it. */
  readonly layout: string | undefined
  readonly foundBy: string | undefined
  readonly unit: string | undefined
  /** All layouts, best first: how well each fits, and what speaks against it. */
  readonly considered: readonly {
    /** Name of the layout. */
    readonly layout: string
    /** 0 when it does not match; otherwise comparable between layouts. */
    readonly score: number
    /** Share of the printed numbers that it understands, 0 to 1. */
    readonly fit: number
    readonly reasons: readonly string[]
  }[]
  readonly columns: readonly {
    readonly index: number
    readonly role: string
    readonly header: readonly string[]
    readonly column: string | undefined
  }[]
  readonly lines: readonly {
    readonly row: number
    readonly panel: number
    readonly code: string | undefined
    readonly labels: readonly string[]
    readonly item: string | undefined
  }[]
  /** Numbers of the statement that are no facts, with the reason. */
  readonly unplaced: readonly {
    readonly raw: string
    readonly why: string
    readonly place: Place
    readonly header: readonly string[]
    readonly labels: readonly string[]
  }[]
}

/** Tells for every table which layout reads it and why, by the same trace from which `normalize` makes facts. */
export function explain(document: ExtractedDocument, layouts: readonly Layout[] = builtIn): Explanation[] {
  const fiscalYear = coverOf(document).fiscalYear ?? undefined
  return statementsOf(document, layouts, fiscalYear, vocabularyOf(fiscalYear), true).map(explanationOf)
}

function explanationOf({ segment, structure, candidates, statement }: Traced): Explanation {
  const title = segment.titles[0]
  return {
    table: segment.table,
    rows: [segment.from, segment.to - 1],
    title: title ? { text: title.text, foundIn: segment.titleFoundIn } : undefined,
    statement: statement?.layout.table,
    layout: statement && layoutName(statement.layout),
    foundBy: statement?.foundBy,
    unit: statement?.unit,
    considered: candidates.map(({ layout, score, fit, reasons }) => ({
      layout: layoutName(layout),
      score,
      fit,
      reasons,
    })),
    columns: structure.columns.map((column) => ({
      index: column.index,
      role: column.role,
      header: column.path,
      column: statement?.reading.columnIds.get(column.index),
    })),
    lines: (statement?.reading.lines ?? []).map(({ row, panel, key, item }) => ({
      row,
      panel,
      code: key.code,
      labels: key.labels,
      item,
    })),
    unplaced: (statement?.reading.numbers ?? []).flatMap((number) =>
      number.place
        ? []
        : [
            {
              raw: number.printed.raw,
              why: number.why ?? 'unknown_line',
              place: number.cell.place,
              header: number.column.path,
              labels: number.key.labels,
            },
          ],
    ),
  }
}
