import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import type { OfficePackage } from '../zip/office.ts'

/**
 * Holds the sheets of a workbook against the limits before its parser builds them.
 *
 * @throws ReadError `limit_expansion`, `limit_cells`
 */
export function checkParts(office: OfficePackage, limits: Limits['sheet']): void {
  const sheets = office.parts.filter((part) => /^xl\/worksheets\/[^/]+\.xml$/i.test(part.name))
  if (sheets.length > limits.sheets) {
    throw new ReadError(
      'limit_cells',
      `the workbook has ${sheets.length} sheets, ${limits.sheets} are allowed`,
      'Split it.',
    )
  }
  let cells = 0
  for (const { name, bytes } of sheets) {
    if (bytes.byteLength > limits.xmlBytes) {
      throw new ReadError(
        'limit_expansion',
        `a sheet has ${bytes.byteLength} bytes of XML, ${limits.xmlBytes} are allowed`,
        'Delete what stands below and beside the tables, also formats of empty cells.',
        name,
      )
    }
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    // Some programs write a prefix: `<x:c r="A1">`.
    for (const tag of ['<c ', ':c ']) {
      for (let at = content.indexOf(tag); at !== -1; at = content.indexOf(tag, at + 3)) cells++
    }
    if (cells > limits.cells) {
      throw new ReadError(
        'limit_cells',
        `the workbook has more than ${limits.cells} cells`,
        'Delete what is not needed.',
        name,
      )
    }
  }
}
