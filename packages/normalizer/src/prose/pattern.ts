import type { Measure } from './figures.ts'
import type { Topic } from './sections.ts'

/** A line of a statement and the column in which a plain amount of it stands. */
export interface Target {
  readonly table: string
  readonly item: string
  readonly column: string
}

/** What counts are of: batches, persons, vehicles; `rank` decides between two counts of the same thing, the higher wins. */
export interface Counter {
  readonly items: Readonly<Partial<Record<Measure, string>>>
  readonly table: 'state_assets' | 'three_public_activity'
  readonly rank: number
  /** A bare word (接待): goes on with the visits spoken of before, and means these only where none were. */
  readonly weak?: true
}

export interface After {
  readonly named: RegExp
  /** These lines; or a column of the lines named last: `教育支出9万元，其中：基本支出8万元`. */
  readonly gives: readonly Target[] | { readonly column: string }
}

/** One way in which reports name something that has figures. */
export interface Pattern {
  /** The name in a cleaned sentence (brackets in half width, no quotation marks), as the source of a regular expression. */
  readonly says: string
  /** Lines that an amount, a change, a budget said of it belong to; empty: known, but no fact of the vocabulary. */
  readonly gives?: readonly Target[]
  /**
   * What it means instead after something else was named: `其中：一般公共预算财政拨款` is income after an income, expenditure
   * after an expenditure. The first entry that fits every line named last (`table|item`) counts before `gives`.
   */
  readonly after?: readonly After[]
  /** What counts said of it belong to; without `gives`, the amounts go on with what was named before. */
  readonly counts?: Counter
  readonly example: string
  /** The facts of the example, as `table|item|column=value`. */
  readonly facts: readonly string[]
}

/** A statement, and the column in which a plain amount of its lines stands. */
export interface Where {
  readonly table: string
  readonly column: string
}

export interface TopicPatterns {
  readonly topic: Topic
  /** A heading that opens such a section; the examples run under it. */
  readonly heading: string
  /** Where the lines of items named by the functional classification belong. */
  readonly functional?: Where & {
    /** Where lines of classes belong, if elsewhere. */
    readonly classes?: Where
  }
  /** Where the lines of items named by the economic classification belong. */
  readonly economic?: Where
  readonly patterns: readonly Pattern[]
}

/** `table|item|column` as a target. */
export function target(key: string): Target {
  const [table = '', item = '', column = ''] = key.split('|')
  return { table, item, column }
}

export function targets(...keys: readonly string[]): readonly Target[] {
  return keys.map(target)
}

/** 基本支出 or 项目支出 after an item of the functional classification: that column of the item. */
export function partOfItem(column: 'basic' | 'project'): readonly After[] {
  return [{ named: /\|function:/u, gives: { column } }]
}
