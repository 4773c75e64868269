import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'

/** Numbers of records of a binary workbook (MS-XLS 2.3). */
const begin = 0x0809
const end = 0x000a
const filePass = 0x002f
/** Of charts (MS-XLS 2.4); nothing comes after them. */
const lastKind = 0x10ff
const cell = new Set([0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027e, 0x00fd, 0x00d6])
/** One record for a run of cells: columns stand at its start (after the row) and in its last two bytes. */
const runOfCells = new Set([0x00bd, 0x00be])

/**
 * Walks over the records of a binary workbook before its parser does: lengths fit, every substream ends, no password, and not more
 * cells than are allowed.
 *
 * @returns how many records are of no kind that the specification knows: signs of a damaged file
 * @throws ReadError `corrupt`, `encrypted`, `limit_cells`
 */
export function checkRecords(stream: Uint8Array, limits: Limits['sheet']): number {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let cells = 0
  let open = 0
  let unknown = 0
  let at = 0
  while (at + 4 <= view.byteLength) {
    const kind = view.getUint16(at, true)
    const next = at + 4 + view.getUint16(at + 2, true)
    // After the last substream the stream is filled up with zeros.
    if (open === 0 && kind !== begin) break
    if (next > view.byteLength) throw cutOff()
    if (kind > lastKind) unknown++
    if (kind === begin) open++
    else if (kind === end) open--
    else if (kind === filePass) {
      throw new ReadError('encrypted', 'the workbook is protected by a password', 'Remove the password and try again.')
    } else if (cell.has(kind)) cells++
    else if (runOfCells.has(kind) && next - at >= 10) {
      cells += Math.max(0, view.getUint16(next - 2, true) - view.getUint16(at + 6, true) + 1)
    }
    if (cells > limits.cells) {
      throw new ReadError(
        'limit_cells',
        `the workbook has more than ${limits.cells} cells`,
        'Delete the sheets that are not needed.',
      )
    }
    at = next
  }
  if (open > 0 || at === 0) throw cutOff()
  return unknown
}

const cutOff = (): ReadError =>
  new ReadError('corrupt', 'the workbook was cut off', 'Download the file again, or open and save it anew.')
