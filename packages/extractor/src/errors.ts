/** Why a file could not be read at all. Each code is documented in docs/errors.md and decides whether trying again helps. */
export type ReadErrorCode =
  | 'not_found'
  | 'name_not_utf8'
  | 'empty'
  | 'unsupported'
  | 'corrupt'
  | 'encrypted'
  | 'external_content'
  | 'nothing_to_read'
  | 'not_final_accounts'
  | 'limit_bytes'
  | 'limit_pages'
  | 'limit_operators'
  | 'limit_expansion'
  | 'limit_entries'
  | 'limit_cells'
  | 'limit_time'
  | 'limit_memory'
  | 'limit_pixels'
  | 'crashed'
  | 'needs_tool'

/**
 * A file that cannot be read. The message is one sentence that says what is wrong and where; `advice` says what the user
 * can do about it.
 */
export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly code: ReadErrorCode
  readonly advice: string
  /** Where in the file, if known: `page 3`, `xl/workbook.xml`. */
  readonly where: string | undefined

  constructor(code: ReadErrorCode, message: string, advice: string, where?: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.advice = advice
    this.where = where
  }
}
