import type { Cell } from '@gongkai/extractor'
import { type Printed, parsePrinted } from '../number/parse.ts'

const known = new WeakMap<Cell, Printed>()

/** What a cell prints. Remembered, because every layout that is weighed asks again. */
export function printedIn(cell: Cell): Printed {
  let printed = known.get(cell)
  if (!printed) {
    printed = parsePrinted(cell.text)
    known.set(cell, printed)
  }
  return printed
}
