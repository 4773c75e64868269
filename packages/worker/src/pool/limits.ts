/** Bounds on what reading one document may cost the machine. The parent enforces them; the child is never trusted to. */
export interface PoolLimits {
  /** Seconds a document may take: `base` + `perPage` for each of its pages, never more than `most`. */
  readonly seconds: {
    readonly base: number
    readonly perPage: number
    readonly most: number
    /** Seconds without a sign of progress, once a document has told its pages. */
    readonly silence: number
  }
  /** Seconds more for each page that recognition (OCR) has begun. */
  readonly secondsPerRecognisedPage: number
  /** Resident memory of a child. Array buffers count, which `--max-old-space-size` does not see. */
  readonly residentBytes: number
  /** Memory more for a child that recognises (OCR): pictures of pages, and two threads with trained data. */
  readonly recognitionBytes: number
  /**
   * A child is replaced after so many documents, or when it is left with so much memory after one. A reader that has seen some
   * dozens of reports rests at 450 to 550 MB, most of it room that it has got and will use again; a new one needs seconds until it
   * is as quick as the old. So the bound stands well above.
   */
  readonly recycle: { readonly documents: number; readonly residentBytes: number }
  /** How often a document is given to a child when children die of it: once more than once. Nobody else tries it again then. */
  readonly attempts: number
}

const MB = 1024 * 1024

export const defaultPoolLimits: PoolLimits = {
  seconds: { base: 60, perPage: 0.2, most: 600, silence: 20 },
  secondsPerRecognisedPage: 60,
  residentBytes: 1024 * MB,
  recognitionBytes: 512 * MB,
  recycle: { documents: 1000, residentBytes: 640 * MB },
  attempts: 2,
}

/** Seconds that a document may take; both counts are 0 until the child has told. */
export function deadline(limits: PoolLimits, pages: number, recognised: number): number {
  const { base, perPage, most } = limits.seconds
  return Math.min(most, base + perPage * pages) + limits.secondsPerRecognisedPage * recognised
}
