import type { Book, Figure } from './book.ts'
import { append } from './collect.ts'
import { type Bilingual, type NotApplicable, plus, type Relation, type Sum } from './relation.ts'

/** A figure by key, or, where it is not printed, the figures that it is made of. */
export type Part = string | { readonly use: string; readonly orElse: readonly Part[] }

/** Σ left = Σ right, as data. */
export interface SumSpec {
  readonly left: readonly Part[]
  readonly right: readonly Part[]
  readonly strict?: true
  readonly soft?: Sum['soft']
}

/**
 * Looks the figures of the sums up. A blank adds nothing. A side without any figure says nothing: not applicable.
 */
export function* sums(book: Book, specs: readonly SumSpec[]): Iterable<Relation> {
  for (const spec of specs) {
    const left = present(book, spec.left)
    const right = present(book, spec.right)
    if (left.length === 0 || right.length === 0) {
      yield notPrinted([...left, ...right])
      continue
    }
    // Sentences name the parts they care for: one that they do not name may make up the difference.
    const inText = [...left, ...right].every((figure) => figure.prose)
    const complete = (parts: readonly Part[]) =>
      parts.every((part) => book.figure(typeof part === 'string' ? part : part.use))
    const difference = total(left) - total(right)
    const lesser = difference > 0n ? spec.right : difference < 0n ? spec.left : []
    if (inText && !complete(lesser)) {
      yield notApplicable('并非每个组成部分都有说明', 'not every part is stated', [...left, ...right])
      continue
    }
    yield {
      kind: 'sum',
      left: plus(...left),
      right: plus(...right),
      ...(spec.strict && { strict: spec.strict }),
      ...(spec.soft && { soft: spec.soft }),
    }
  }
}

export function present(book: Book, parts: readonly Part[]): Figure[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return book.figure(part) ?? []
    return book.figure(part.use) ?? present(book, part.orElse)
  })
}

function total(figures: readonly Figure[]): bigint {
  return figures.reduce((sum, figure) => sum + figure.value, 0n)
}

export function notPrinted(figures: readonly Figure[]): NotApplicable {
  return notApplicable('没有可供比较的数字', 'there are no figures to compare', figures)
}

export function notApplicable(zh: string, en: string, figures: readonly Figure[]): NotApplicable {
  return { kind: 'not_applicable', reason: { zh, en }, figures }
}

/** The same item and column of two statements, one sum for each item. */
export function same(left: string, right: string): SumSpec {
  return { left: [left], right: [right] }
}

/**
 * A coded line is the sum of the nearest lines below it: 类 = Σ 款 = Σ 项 of the functional classification (3, 5 and 7
 * digits), 类 = Σ 款 of the economic one (3 and 5). A level that is not listed, or blank in this column, is passed over,
 * so that listings of classes only, or without 款, add up as well. `top` is the sum of the lines without a parent.
 */
export function* hierarchy(
  book: Book,
  table: string,
  columns: readonly string[],
  kind: 'function' | 'economic',
  top?: string,
): Iterable<Relation> {
  for (const column of columns) {
    const coded = book.column(table, column).filter((figure) => figure.item.startsWith(`${kind}:`))
    const listed = new Set(coded.map((figure) => figure.item))
    const children = new Map<string, Figure[]>()
    for (const figure of coded) {
      const parent = nearest(figure.item, listed) ?? top
      if (parent !== undefined) append(children, parent, figure)
    }
    if (top !== undefined && !children.has(top)) {
      const figure = book.figure(`${table}|${top}|${column}`)
      if (figure) yield notPrinted([figure])
    }
    for (const [parent, parts] of children) {
      const figure = book.figure(`${table}|${parent}|${column}`)
      if (!figure) {
        yield notPrinted(parts)
        continue
      }
      // A listing in sentences need not be complete.
      const loose = figure.prose || parts.some((part) => part.prose)
      yield {
        kind: 'sum',
        left: plus(figure),
        right: plus(...parts),
        rightName: linesBelow(parts.length),
        ...(loose && { soft: 'when_right_is_less' }),
      }
    }
  }
}

function linesBelow(count: number): Bilingual {
  return count === 1
    ? { zh: '其下一行', en: 'the one line below it' }
    : { zh: `其下 ${count} 行之和`, en: `the sum of the ${count} lines below it` }
}

function nearest(item: string, listed: ReadonlySet<string>): string | undefined {
  const start = item.indexOf(':') + 1
  for (let length = item.length - 2; length >= start + 3; length -= 2) {
    const parent = item.slice(0, length)
    if (listed.has(parent)) return parent
  }
  return undefined
}

/** Every line of a statement: its total is the sum of its columns. */
export function* lines(
  book: Book,
  table: string,
  left: readonly string[],
  right: readonly string[],
): Iterable<Relation> {
  for (const item of book.items(table)) {
    const key = (column: string) => `${table}|${item}|${column}`
    yield* sums(book, [{ left: left.map(key), right: right.map(key) }])
  }
}
