import type { Block, Cell, Diagnostic, ExtractedDocument, Table } from '@gongkai/extractor'
import type { NameBook } from '../engine/names.ts'
import { correctLabel } from '../text/correct.ts'
import { lineLabel } from '../text/label.ts'
import type { Classification } from '../vocabulary/books.ts'

/** A coded line of a recognised table: `| 208 | 05 | 01 | 行政单位离退休 |` or `| 2080501 | 行政单位离退休 |`. */
interface CodedLine {
  readonly cells: readonly Cell[]
  readonly code: string
  readonly label: string
  readonly names: NameBook
}

/** How sure a code is that the classification vouches for, and one that it speaks against (of 100). */
const [vouched, doubtful] = [95, 50]

/** A table is taken to print parents before their children when so many of its codes have theirs. */
const mostHaveParents = 0.7

/**
 * Holds recognised codes against the 政府收支分类科目 (classification of income and expenditure): a code and its name are printed side
 * by side, and parents before their children. Where they disagree, another reading of the code is taken if recognition offered one
 * that agrees; what stays is a diagnostic, and its digits are doubtful. Names that the vocabulary does not know prove nothing.
 */
export function judgeCodes(
  document: ExtractedDocument,
  vocabulary: Readonly<Record<Classification, NameBook>>,
): { readonly document: ExtractedDocument; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  let changed = false
  const blocks = document.blocks.map((block): Block => {
    if (block.kind !== 'table' || !block.cells.some((cell) => cell.confidence !== undefined)) return block
    const judged = judgeTable(block, vocabulary)
    if (judged.changes.size === 0) return block
    changed = true
    diagnostics.push(...judged.diagnostics)
    return { ...block, cells: block.cells.map((cell) => judged.changes.get(cell) ?? cell) }
  })
  return { document: changed ? { ...document, blocks } : document, diagnostics }
}

function judgeTable(
  table: Table,
  vocabulary: Readonly<Record<Classification, NameBook>>,
): { readonly changes: ReadonlyMap<Cell, Cell>; readonly diagnostics: Diagnostic[] } {
  const lines = codedLines(table, vocabulary)
  const printed = new Set(lines.map(({ code }) => code))
  const children = lines.filter(({ code }) => code.length > 3)
  const hasParents =
    children.length >= 3 &&
    children.filter(({ code }) => printed.has(parentOf(code))).length >= mostHaveParents * children.length
  const changes = new Map<Cell, Cell>()
  const diagnostics: Diagnostic[] = []
  for (const line of lines) {
    const { cells, code, label, names } = line
    const known = names.codesOf(label)
    if (known.includes(code)) {
      for (const cell of cells)
        if ((cell.confidence ?? 100) < vouched) changes.set(cell, { ...cell, confidence: vouched })
      continue
    }
    const isOrphan = hasParents && code.length > 3 && !printed.has(parentOf(code))
    // A code beside another name may be an older one: without a second witness it stands.
    const isOther = known.some((other) => isNear(other, code)) && (isOrphan || cells.some(isUnsure))
    if (!isOrphan && !isOther) continue
    const agrees = (other: string): boolean =>
      (known.length === 0 || known.includes(other)) &&
      (!hasParents || other.length === 3 || (printed.has(parentOf(other)) && !printed.has(other)))
    const offered = otherReadings(cells).filter(({ code: other }) => agrees(other))
    const [choice] = offered
    if (choice !== undefined && new Set(offered.map(({ code: other }) => other)).size === 1) {
      changes.set(choice.cell, {
        ...choice.cell,
        text: choice.text,
        alternatives: [choice.cell.text],
        reread: true,
        confidence: known.length > 0 ? vouched : doubtful,
      })
      continue
    }
    for (const cell of cells) changes.set(cell, { ...cell, confidence: Math.min(doubtful, cell.confidence ?? 100) })
    diagnostics.push(codeDoubtful(line, known, isOrphan))
  }
  return { changes, diagnostics }
}

/** `20805` of `2080501`. */
const parentOf = (code: string): string => code.slice(0, -2)

const isUnsure = (cell: Cell): boolean => (cell.confidence ?? 100) < 60 || (cell.alternatives?.length ?? 0) > 0

/** At most two digits differ. */
function isNear(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let differing = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) differing++
  return differing <= 2
}

/** The code with one cell read otherwise. */
function otherReadings(cells: readonly Cell[]): { cell: Cell; text: string; code: string }[] {
  return cells.flatMap((cell) =>
    (cell.alternatives ?? []).flatMap((text) => {
      const code = cells.map((part) => (part === cell ? text : part.text)).join('')
      return wholeCode.test(code) ? [{ cell, text, code }] : []
    }),
  )
}

const digits = /^\d{2,7}$/u
const wholeCode = /^[235]\d{2}(?:\d{2}){0,2}$/u
const han = /\p{Script=Han}/u

function codedLines(table: Table, vocabulary: Readonly<Record<Classification, NameBook>>): CodedLine[] {
  const lines: CodedLine[] = []
  let row = -1
  let before: Cell[] = []
  for (const cell of table.cells) {
    if (cell.row !== row) {
      row = cell.row
      before = []
    }
    if (cell.text === '') continue
    if (digits.test(cell.text) && cell.confidence !== undefined) before.push(cell)
    else {
      const cells = han.test(cell.text) ? codeBefore(before) : undefined
      const code = cells?.map(({ text }) => text).join('') ?? ''
      if (cells !== undefined && wholeCode.test(code)) {
        const names = vocabulary[code.startsWith('2') ? 'function' : 'economic']
        lines.push({ cells, code, label: correctLabel(lineLabel(cell.text)), names })
      }
      before = []
    }
  }
  return lines
}

/** The last cells that make a code: 类, 款, 项 in a column each, or the whole in one. */
function codeBefore(cells: readonly Cell[]): Cell[] | undefined {
  const last = cells.at(-1)
  if (last === undefined) return undefined
  if (last.text.length >= 3) return [last]
  for (const count of [3, 2]) {
    const part = cells.slice(-count)
    const fits = part.length === count && part.every(({ text }, i) => text.length === (i === 0 ? 3 : 2))
    if (fits) return part
  }
  return undefined
}

function codeDoubtful({ cells, code, label }: CodedLine, known: readonly string[], isOrphan: boolean): Diagnostic {
  const why = isOrphan
    ? `the table prints no ${parentOf(code)}, to which it would belong`
    : `${label} is ${known.slice(0, 3).join(', ')} in the classification`
  const last = cells.at(-1)
  return {
    code: 'code_doubtful',
    severity: 'warning',
    message: `The code ${code} beside ${label} was recognised (OCR), but ${why}: compare it with the page.`,
    ...(last === undefined ? {} : { place: last.place }),
    data: { code, label, known: [...known] },
  }
}
