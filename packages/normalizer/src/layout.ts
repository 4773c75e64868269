import type { ColumnId, ItemId, TableId } from './vocabulary/tables.ts'

/**
 * A layout declares where the figures of one statement stand: how its title reads, what its columns and lines are called.
 * It says nothing of positions: the engine finds header, panels, codes, units and pages by itself, for all layouts alike.
 */
export interface Layout<T extends TableId = TableId> {
  readonly table: T
  /** Tells layouts of the same table apart; the table's id where there is but one. */
  readonly name?: string
  /**
   * How the title ends, after cleaning (no spaces, no quotation marks, brackets in half width). Year and name of the body may
   * stand before it. Of two layouts that fit, the longer match wins.
   */
  readonly title: Words
  /** What the figures are: money in the unit of the statement, or counts. */
  readonly measure: 'money' | 'count'
  /** Side by side from left to right, each key columns followed by value columns. One panel that is declared may be printed several times. */
  readonly panels: Readonly<Record<string, Panel<T>>>
  /** What must be seen when there is no title: these columns, so many lines or codes, and no column whose id is in `never`. */
  readonly alone?: {
    readonly columns: readonly ColumnId<T>[]
    readonly items?: number
    readonly codes?: number
    readonly never?: readonly string[]
  }
  /** Words in header or lines that rule the layout out. */
  readonly never?: Words
  /** Columns that are understood but have no id of their own (budget columns of a summary): their numbers are listed, not placed. */
  readonly known?: Words
  /** The first column id stands in for the second where the statement has no column of the second. */
  readonly standsIn?: readonly (readonly [standIn: ColumnId<T>, missing: ColumnId<T>])[]
  /** What a figure is when neither its header nor its line says it, because the statement has no other column. */
  readonly otherwise?: ColumnId<T>
  /**
   * Statements whose lines or columns are printed in the same table: the counts below the three public expenses, the running
   * costs beside them. What this layout does not know is looked up there.
   */
  readonly also?: readonly Layout[]
  /**
   * Some reports print a wider statement under nearly the same title (`财政拨款支出决算表` beside `一般公共预算财政拨款支出决算表`). Where
   * one title says these words, only such statements are meant.
   */
  readonly strictly?: Words
  /** For what is particular: corrects item and column of a number. `undefined` leaves the number without a place. */
  readonly place?: (at: {
    readonly item: string
    readonly column: string
    readonly header: readonly string[]
    /** How many sides of the line have a 合计 of their own. */
    readonly sums: number
  }) => { readonly item: string; readonly column: string } | undefined
}

export interface Panel<T extends TableId = TableId> {
  /** How the header above the panel reads, where several panels are declared. */
  readonly under?: Words
  /** What a code in the key columns stands for. Lines without a code find it by name. */
  readonly codes?: 'function' | 'economic'
  /** Lines named like a class of the functional classification (`八、社会保障和就业支出`) get its code. */
  readonly classes?: boolean
  readonly items: { readonly [I in ItemId<T>]?: Named }
  readonly columns: { readonly [C in ColumnId<T>]?: Named }
}

/** A text is compared as a whole, a regular expression is searched for; both after cleaning. */
export type Word = string | RegExp
export type Words = Word | readonly Word[]

export interface Named {
  readonly words: readonly Word[]
  /** Also meant by 合计, 小计 or 总计 with nothing more special above or beside it. */
  readonly sum: boolean
  /** Only below the line with this item. */
  readonly after?: string
}

/** A line or column known by any of these words. */
export function named(...words: readonly Word[]): Named {
  return { words, sum: false }
}

/** Like `named`, and the one that 合计, 小计 and 总计 mean by themselves. */
export function sum(...words: readonly Word[]): Named {
  return { words, sum: true }
}

/** A line that has this meaning only below another one: the funds below 年初财政拨款结转和结余. */
export function below(item: string, ...words: readonly Word[]): Named {
  return { words, sum: false, after: item }
}

/** Declares a layout. Ids that are not in the vocabulary of the table do not compile. */
export function defineLayout<const T extends TableId>(layout: Layout<T>): Layout<T> {
  return layout
}

/** Length of the longest match of the words in a cleaned text, 0 for none. */
export function matchLength(words: Words, text: string): number {
  let longest = 0
  for (const word of Array.isArray(words) ? (words as readonly Word[]) : [words as Word]) {
    if (typeof word === 'string') {
      if (word === text) longest = Math.max(longest, word.length)
    } else longest = Math.max(longest, word.exec(text)?.[0].length ?? 0)
  }
  return longest
}
