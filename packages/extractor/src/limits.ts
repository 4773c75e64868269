/** Bounds on what one document may cost. Always on; every bound has its own error code. */
export interface Limits {
  /** Size of the file in bytes, by format. */
  readonly bytes: {
    readonly pdf: number
    readonly xlsx: number
    readonly docx: number
    readonly xls: number
    readonly html: number
    readonly image: number
  }
  readonly pdf: {
    readonly pages: number
    /** Drawing operators of one page. */
    readonly operatorsPerPage: number
    /** Pixels of one image; larger ones are not decoded. */
    readonly imagePixels: number
  }
  readonly zip: {
    readonly entries: number
    /** Inflated bytes, all entries together and each. */
    readonly totalBytes: number
    readonly entryBytes: number
    /** Inflated size over stored size, for entries above 1 MB. */
    readonly ratio: number
    /** Archives inside archives. */
    readonly nesting: number
  }
  /** Pixels of a page drawn to be recognised (OCR). */
  readonly renderPixels: number
  /** Pixels of a page of an image file. Those above `renderPixels` are made smaller. */
  readonly imagePixels: number
  /** Recognition (OCR): pages of one file, and seconds that a page may take. */
  readonly ocr: { readonly pages: number; readonly secondsPerPage: number }
  readonly docxXmlBytes: number
  readonly sheet: { readonly xmlBytes: number; readonly cells: number; readonly area: number; readonly sheets: number }
}

const MB = 1024 * 1024

export const defaultLimits: Limits = {
  bytes: { pdf: 100 * MB, xlsx: 50 * MB, docx: 25 * MB, xls: 25 * MB, html: 25 * MB, image: 100 * MB },
  pdf: { pages: 2_000, operatorsPerPage: 1_000_000, imagePixels: 2 ** 25 },
  zip: { entries: 2_000, totalBytes: 256 * MB, entryBytes: 128 * MB, ratio: 200, nesting: 1 },
  renderPixels: 20_000_000,
  imagePixels: 2 ** 26,
  ocr: { pages: 300, secondsPerPage: 60 },
  docxXmlBytes: 8 * MB,
  sheet: { xmlBytes: 64 * MB, cells: 2_000_000, area: 5_000_000, sheets: 256 },
}
