import type { Place } from '@gongkai/extractor'
import type { NamedCode } from '../prose/names.ts'
import type { Evaluation, Fact } from '../result.ts'
import type { PrintedBlock } from './printed-blocks.ts'

/** What the checks of one report are made from. Everything but the facts and the report may be missing: rules that need it say so. */
export interface CheckInput {
  readonly facts: readonly Fact[]
  readonly report: { readonly entity: string | null; readonly fiscalYear: number | null }
  /** Every statement that was recognised, empty ones too. */
  readonly statements?: readonly SeenStatement[]
  /** Text outside tables, in reading order. */
  readonly paragraphs?: readonly SeenParagraph[]
  /** The same text with its tables, without what was recognised in pictures: for rules on words. */
  readonly printed?: readonly PrintedBlock[]
  /** Names of the lines that have a code of the functional classification, as the statements print them. */
  readonly names?: readonly NamedCode[]
  readonly evaluations?: readonly Evaluation[]
  /** Running text in the cells of each self-evaluation (自评结论, 实际完成情况), in their order. */
  readonly formTexts?: readonly (readonly string[])[]
  readonly reading?: Reading
}

export interface SeenStatement {
  readonly table: string
  /** As printed, with year and body where they stand in it. */
  readonly title: string
  /** The body named above the statement (编制单位, 部门), where it is. */
  readonly entity?: string
  /** No figure other than zero is printed in it. */
  readonly empty: boolean
  /** The sentence that says why it is empty (`故本表无数据`). */
  readonly explanation?: string
  readonly place?: Place
}

export interface SeenParagraph {
  readonly text: string
  readonly place?: Place
}

/** How the digits came to be known: evidence in the question who is wrong. */
export interface Reading {
  /** `recognised`: by OCR. Digits of a text layer, a workbook or a Word file are those of the publisher. */
  readonly digits: 'printed' | 'recognised'
  /** Of recognised figures, 0 to 100, by key of the fact. */
  readonly confidence?: Readonly<Record<string, number>>
  /** Numbers of recognised statements that found no place, in the base unit: a lost row or column is seen by them. */
  readonly unplaced?: readonly string[]
  /** Statements with such numbers, or with two values for one line and column: not all of them was understood. */
  readonly doubted?: readonly string[]
}
