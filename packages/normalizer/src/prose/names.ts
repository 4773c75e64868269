import { type NameBook, nameBook } from '../engine/names.ts'
import { lineLabel } from '../text/label.ts'
import { functionClass } from '../vocabulary/function-classes.ts'

/** A code with its name, as a coded statement of the report or the classification of the year prints it. */
export interface NamedCode {
  readonly code: string
  readonly name: string
  /** The statement that prints it. */
  readonly table?: string
}

/** An item as a sentence names it: `卫生健康支出(类)行政事业单位医疗(款)行政单位医疗(项)`. */
export interface ItemName {
  readonly class?: string
  readonly group?: string
  readonly item?: string
  /** `(208类)`, `(2080505)`. */
  readonly code?: string
}

export type Resolved =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly why: 'unknown' | 'ambiguous'; readonly codes: readonly string[] }

/** Finds codes by name; the report's own statements decide, the classification only where the report has no coded statement. */
export interface Directory {
  readonly resolve: (name: ItemName, around: ItemName) => Resolved
  /**
   * Code of a name that stands without 类, 款 or 项: a class, or an item whose name the report has once, or once in the class that
   * was named last. `listed`: the codes named before it.
   */
  readonly plain: (name: string, listed: readonly string[]) => string | undefined
  /** The statement of a fund, where the report prints the code in such a statement and not in that of the general budget. */
  readonly fundOf: (code: string) => string | undefined
  /** Code of a name of the economic classification. `listed`: the codes named before it in the same section. */
  readonly economic: (name: string, listed: readonly string[]) => string | undefined
}

const funds = ['government_fund', 'state_capital']

export interface DirectorySources {
  /** Coded lines of the report's own statements. */
  readonly functional: readonly NamedCode[]
  readonly economic: readonly NamedCode[]
  /** The published classifications of the fiscal year. */
  readonly vocabulary: { readonly function: NameBook; readonly economic: NameBook }
}

/**
 * The codes that sentences of a report may name. Where the report prints coded statements, an item that they do not have is
 * unknown; only a report without any is looked up in the classification of the year.
 */
export function toDirectory({ functional, economic, vocabulary }: DirectorySources): Directory {
  const report = bookOf(functional)
  const books = functional.some(({ code }) => code.length > 3) ? [report] : [report, vocabulary.function]
  const economicBooks = [bookOf(economic), vocabulary.economic]
  const classes = new Set(functional.map(({ code }) => code.slice(0, 3)))
  const classOf = (name: string): string | undefined => {
    const code = functionClass(name) ?? find(books, name, 3)[0]
    return code !== undefined && (classes.size === 0 || classes.has(code)) ? code : undefined
  }
  return {
    resolve: (name, around) => resolve(name, around, books, classOf),
    plain: (name, listed) => {
      const codes = find([report], name, 7)
      const above = listed.findLast(({ length }) => length === 3)
      return classOf(name) ?? only(codes) ?? (above === undefined ? undefined : only(within(codes, [above])))
    },
    fundOf: (code) => {
      const tables = functional.filter((line) => line.code === code).map(({ table }) => table)
      return tables.includes('general_budget_expenditure') ? undefined : funds.find((table) => tables.includes(table))
    },
    economic: (name, listed) => {
      const codes = [...find(economicBooks, name, 3), ...find(economicBooks, name, 5)]
      return codes.length > 1 ? byList(codes, listed) : only(codes)
    },
  }
}

function resolve(
  name: ItemName,
  around: ItemName,
  books: readonly NameBook[],
  classOf: (name: string) => string | undefined,
): Resolved {
  if (name.code !== undefined) return { ok: true, code: name.code }
  const classCode = name.class === undefined ? undefined : (classOf(name.class) ?? 'none')
  const groups = name.group === undefined ? [] : find(books, name.group, 5)
  const classAround = around.class === undefined ? undefined : classOf(around.class)
  if (name.item === undefined) {
    if (name.group === undefined) return one(classCode === undefined || classCode === 'none' ? [] : [classCode])
    const above = classCode ?? classAround
    return one(above === undefined ? groups : within(groups, [above]))
  }
  const items = find(books, name.item, 7)
  // A class or group that the sentence itself names must agree; one named further up only decides between several.
  const inGroup = groups.length > 0 ? within(items, groups) : items
  const inClass = classCode === undefined ? inGroup : within(inGroup, [classCode])
  if (inClass.length < 2) return one(inClass)
  const near = within(inClass, around.group === undefined ? [] : find(books, around.group, 5))
  if (near.length === 1) return one(near)
  return one(classAround === undefined ? inClass : within(inClass, [classAround]))
}

/**
 * Which of several codes a name means in a list: 其他支出 is 399 among classes (工资福利支出、商品和服务支出) and 39999 among items
 * (办公费、水费); 办公设备购置 is an item of the class named last (资本性支出).
 */
function byList(codes: readonly string[], listed: readonly string[]): string | undefined {
  const levels = new Set(listed.map(({ length }) => length))
  const ofLevel = levels.size === 1 ? codes.filter(({ length }) => levels.has(length)) : []
  const above = listed.findLast(({ length }) => length === 3)
  return only(ofLevel) ?? only(above === undefined ? [] : within(codes, [above]).filter(({ length }) => length > 3))
}

function one(codes: readonly string[]): Resolved {
  const [code, second] = codes
  if (code !== undefined && second === undefined) return { ok: true, code }
  return { ok: false, why: code === undefined ? 'unknown' : 'ambiguous', codes }
}

function only(codes: readonly string[]): string | undefined {
  return codes.length === 1 ? codes[0] : undefined
}

function within(codes: readonly string[], prefixes: readonly string[]): string[] {
  return codes.filter((code) => prefixes.some((prefix) => code.startsWith(prefix)))
}

/** Codes of a name at one level (3, 5 or 7 digits), in the first book that knows it; a closing 支出 is often left out. */
function find(books: readonly NameBook[], name: string, length: number): string[] {
  const stem = name.replace(/等?支出$/u, '')
  for (const book of books) {
    if (losesBracket(book, name)) continue
    for (const form of [
      name,
      `${stem}支出`,
      stem,
      `${stem}等支出`,
      name.replace(/家庭(?=补助)/u, '家庭的'),
      `${name}缴费`,
    ]) {
      const codes = book.codesOf(form).filter((code) => code.length === length)
      if (codes.length > 0) return codes
    }
  }
  return []
}

/** 资本性支出(基本建设) is another line than 资本性支出, also where a book knows the latter alone. */
function losesBracket(book: NameBook, name: string): boolean {
  if (!name.endsWith(')')) return false
  return book.codesOf(name).join() === book.codesOf(name.slice(0, name.lastIndexOf('('))).join()
}

function bookOf(lines: readonly NamedCode[]): NameBook {
  const book = nameBook()
  for (const { code, name } of lines) book.add(lineLabel(name), code)
  return book
}
