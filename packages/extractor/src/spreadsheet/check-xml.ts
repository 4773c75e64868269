import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'

/**
 * Holds a workbook in the XML of Excel 2003 against the limits before its parser builds it, and refuses document type declarations.
 *
 * @throws ReadError `corrupt`, `limit_cells`
 */
export function checkXml(bytes: Uint8Array, limits: Limits['sheet']): void {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // In UTF-16 the searches below would find nothing.
  if (content.includes(0)) {
    throw new ReadError('unsupported', 'the workbook is XML in UTF-16, which is not read', 'Save it as XLSX.')
  }
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) {
    const advice = 'Do not open this file; ask its publisher for another.'
    throw new ReadError('corrupt', 'the workbook declares entities, which Excel never does', advice)
  }
  let cells = 0
  for (let at = content.indexOf('<Cell'); at !== -1; at = content.indexOf('<Cell', at + 5)) cells++
  if (cells > limits.cells) {
    throw new ReadError('limit_cells', `the workbook has more than ${limits.cells} cells`, 'Delete what is not needed.')
  }
  if (!content.subarray(-200).includes('</Workbook>')) {
    throw new ReadError('corrupt', 'the workbook was cut off', 'Download the file again.')
  }
}
