import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { refuseLarge } from '../structure/refuse-large.ts'

/** Turns a document of an old format (DOC, WPS, RTF) into DOCX, by a program outside. */
export type Convert = (bytes: Uint8Array) => Promise<Uint8Array>

/**
 * The DOCX of a document of an old format.
 *
 * @throws ReadError `limit_bytes`; `needs_tool` without a converter; whatever the converter throws
 */
export function convertDoc(bytes: Uint8Array, limits: Limits, convert: Convert | undefined): Promise<Uint8Array> {
  refuseLarge(bytes, 'docx', limits)
  if (convert !== undefined) return convert(bytes)
  throw new ReadError(
    'needs_tool',
    'the file is of the old Word format (DOC, WPS, RTF), which only LibreOffice can open',
    'Install LibreOffice (`soffice`, package libreoffice-writer), or save the file as DOCX.',
  )
}
