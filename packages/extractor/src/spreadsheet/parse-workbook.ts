import * as SheetJS from 'xlsx'
import * as codepages from 'xlsx/dist/cpexcel.full.mjs'
import { ReadError } from '../errors.ts'

// Workbooks from before 1997 hold their text in the code page of the machine (936: GBK).
SheetJS.set_cptable(codepages)

/** The part of SheetJS's model that is read here, in its `dense` form. */
export interface RawCell {
  /** `z`: empty, only formatted. `e`: an error. */
  readonly t: 'b' | 'n' | 'e' | 's' | 'd' | 'z'
  readonly v?: string | number | boolean | Date
  /** As displayed. */
  readonly w?: string
  /** Format of the number. */
  readonly z?: string | number
  /** Formula. */
  readonly f?: string
}

/** What is said of a row or column. */
export interface RawLine {
  readonly hidden?: boolean
  /** Of a column, in letters. */
  readonly width?: number
  /** Of a row, in points. */
  readonly hpt?: number
}

export interface RawRange {
  readonly s: { readonly r: number; readonly c: number }
  readonly e: { readonly r: number; readonly c: number }
}

export interface RawSheet {
  readonly '!data'?: readonly (readonly (RawCell | undefined)[] | undefined)[]
  readonly '!merges'?: readonly RawRange[]
  readonly '!rows'?: readonly (RawLine | undefined)[]
  readonly '!cols'?: readonly (RawLine | undefined)[]
}

export interface NamedSheet {
  readonly name: string
  /** Place in the workbook, from 0. */
  readonly index: number
  readonly hidden: boolean
  readonly sheet: RawSheet
}

/**
 * Parses a workbook with SheetJS. Its bytes were checked before: this is called with nothing that came straight from outside.
 *
 * @throws ReadError `corrupt`, `encrypted`
 */
export function parseWorkbook(bytes: Uint8Array): NamedSheet[] {
  const book = parse(bytes)
  return book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name] as RawSheet | undefined
    const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0
    return sheet === undefined ? [] : [{ name, index: i, hidden, sheet }]
  })
}

/** A cell as displayed under its format; `undefined` for a format that is not known. */
export function displayed({ v, z }: RawCell): string | undefined {
  try {
    return v instanceof Date ? undefined : SheetJS.SSF.format(z ?? 'General', v, { dateNF: shortDate })
  } catch {
    return undefined
  }
}

/** The short date of the system, as Chinese systems show it. */
const shortDate = 'yyyy/m/d'

function parse(bytes: Uint8Array): SheetJS.WorkBook {
  try {
    return parseWith(bytes, true)
  } catch {
    // A format that it does not know ends the whole workbook; what the cells hold is known without it.
    return parseWith(bytes, false)
  }
}

function parseWith(bytes: Uint8Array, cellText: boolean): SheetJS.WorkBook {
  try {
    return SheetJS.read(bytes, {
      type: 'buffer',
      dense: true,
      // Without it a sheet that cannot be parsed is left out in silence.
      WTF: true,
      // Without it hidden rows and columns are not told.
      cellStyles: true,
      cellFormula: true,
      cellNF: true,
      cellText,
      cellHTML: false,
      dateNF: shortDate,
    })
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) {
      throw new ReadError('encrypted', 'the workbook is protected by a password', 'Remove the password and try again.')
    }
    const advice = 'Open it in Excel or WPS and save it anew.'
    throw new ReadError('corrupt', 'the workbook cannot be parsed', advice, undefined, { cause: error })
  }
}
