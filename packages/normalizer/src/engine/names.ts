import { withoutBrackets } from '../text/label.ts'

/** Codes by name, from the report itself or from a vocabulary. A name may stand for several codes, at several levels. */
export interface NameBook {
  /** Codes of a name in ascending order. */
  codesOf(name: string): readonly string[]
}

export interface NameBookBuilder extends NameBook {
  add(name: string, code: string): void
}

/** A name is looked up as printed first (`资本性支出` is 310), then without what stands in brackets (`资本性支出(基本建设)` is 309). */
export function nameBook(): NameBookBuilder {
  const whole = new Map<string, string[]>()
  const short = new Map<string, string[]>()
  return {
    codesOf: (name) => whole.get(keyOf(name)) ?? short.get(keyOf(withoutBrackets(name))) ?? [],
    add: (name, code) => {
      addCode(whole, keyOf(name), code)
      addCode(short, keyOf(withoutBrackets(name)), code)
    },
  }
}

function addCode(codes: Map<string, string[]>, key: string, code: string): void {
  if (key === '') return
  const list = codes.get(key)
  if (!list) codes.set(key, [code])
  else if (!list.includes(code)) {
    list.push(code)
    list.sort()
  }
}

function keyOf(name: string): string {
  return name.replace(/[、,.·]/gu, '')
}

/**
 * The code of a line that prints only its name. A listing is printed in the order of the codes, parents before children, so
 * the code must be greater than the one before; that also tells apart equal names of different levels
 * (`其他社会保障和就业支出` is 20899, and right below it 2089999). A child must stand under the section printed last.
 */
export function codeByName(books: readonly NameBook[], name: string, before: readonly string[]): string | undefined {
  const previous = before.at(-1) ?? ''
  const section = before.findLast((code) => code.length === 5)
  const parentClass = before.findLast((code) => code.length === 3)
  for (const book of books) {
    const later = book.codesOf(name).filter((code) => code > previous)
    const fitting = later.filter(
      (code) =>
        code.length === 3 ||
        (code.length === 5 && (parentClass === undefined || code.startsWith(parentClass))) ||
        (code.length === 7 &&
          (section === undefined
            ? parentClass === undefined || code.startsWith(parentClass)
            : code.startsWith(section))),
    )
    // The section of this line was not read: the same name stands in several (`行政运行`).
    const sections = new Set(fitting.filter((code) => code.length === 7).map((code) => code.slice(0, 5)))
    if (fitting[0]?.length === 7 && sections.size > 1) return undefined
    if (fitting[0] && (fitting.length === 1 || previous !== '')) return fitting[0]
  }
  return undefined
}
