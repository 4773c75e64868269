import { blackRuns, type CodeTable, lineModes, longestCode, modes, whiteRuns } from './fax-codes.ts'

/** How lines are coded (TIFF 6.0, sections 10 and 11): each alone (2), as a fax of group 3 (3), or by the line above (group 4). */
export interface FaxOptions {
  readonly compression: 2 | 3 | 4
  /** Group 3 with lines that are coded by the line above. */
  readonly isTwoDimensional: boolean
}

/**
 * Unpacks lines of black and white (ITU-T T.4 and T.6). Ends at the first line that cannot be, except where the lines have marks
 * between them (group 3): there the damaged line is left white.
 *
 * @param out One bit a pixel, 1 is black, lines begin with a byte.
 */
export function unpackFax(
  bytes: Uint8Array,
  width: number,
  rows: number,
  options: FaxOptions,
  out: Uint8Array,
): { readonly rows: number; readonly damaged: number } {
  const bits = new Bits(bytes)
  const rowBytes = (width + 7) >> 3
  let above: readonly number[] = []
  let [row, damaged] = [0, 0]
  for (; row < rows; row++) {
    let isAlone = options.compression !== 4
    if (options.compression === 3) {
      const marks = bits.skipMarks(options.isTwoDimensional)
      // Several marks in a row end the page.
      if (marks > 1) break
      isAlone = !options.isTwoDimensional || (marks === 1 && bits.next(1) === 1)
    }
    if (bits.isAtEnd) break
    const line = isAlone ? readAlone(bits, width) : readByAbove(bits, above, width)
    if (line === undefined) {
      if (options.compression !== 3 || !bits.findMark()) break
      damaged++
      continue
    }
    if (options.compression === 2) bits.toByte()
    above = line
    for (let i = 0; i < line.length; i += 2) {
      fillBits(out, row * rowBytes * 8 + (line[i] ?? 0), row * rowBytes * 8 + (line[i + 1] ?? width))
    }
  }
  return { rows: row, damaged }
}

/** Where the colour of a line changes, from left to right: first to black. Undefined for codes that cannot be. */
type Changes = number[]

function readAlone(bits: Bits, width: number): Changes | undefined {
  const changes: Changes = []
  for (let at = 0; at < width; ) {
    const run = readRun(bits, changes.length % 2 === 0 ? whiteRuns : blackRuns, width)
    if (run === undefined || at + run > width) return undefined
    at += run
    changes.push(at)
  }
  return changes
}

function readByAbove(bits: Bits, above: readonly number[], width: number): Changes | undefined {
  const changes: Changes = []
  // A first pixel may be a change itself: the line begins before it.
  let at = -1
  let near = 0
  while (at < width) {
    const isBlack = changes.length % 2
    // The first change of the line above to the right that turns to the other colour.
    while (near > 0 && (above[near - 1] ?? width) > at) near--
    while (near < above.length && ((above[near] ?? width) <= at || near % 2 !== isBlack)) near++
    const first = above[near] ?? width
    const mode = bits.code(lineModes)
    if (mode === undefined) return undefined
    if (mode === modes.pass) at = above[near + 1] ?? width
    else if (mode === modes.horizontal) {
      const [one, other] = isBlack === 1 ? [blackRuns, whiteRuns] : [whiteRuns, blackRuns]
      const run = readRun(bits, one, width)
      const next = run === undefined ? undefined : readRun(bits, other, width)
      if (run === undefined || next === undefined) return undefined
      const from = Math.max(0, at)
      if (from + run + next > width) return undefined
      changes.push(from + run, from + run + next)
      at = from + run + next
    } else {
      const to = first + mode - modes.vertical
      if (to < Math.max(0, at) || to > width) return undefined
      changes.push(to)
      at = to
    }
  }
  return changes
}

function readRun(bits: Bits, table: CodeTable, most: number): number | undefined {
  for (let run = 0; ; ) {
    const part = bits.code(table)
    if (part === undefined) return undefined
    run += part
    if (part < 64) return run
    if (run > most) return undefined
  }
}

function fillBits(out: Uint8Array, from: number, to: number): void {
  let at = from
  for (; at < to && (at & 7) !== 0; at++) out[at >> 3] = (out[at >> 3] ?? 0) | (128 >> (at & 7))
  const whole = Math.max(at, to & ~7)
  out.fill(255, at >> 3, whole >> 3)
  for (at = whole; at < to; at++) out[at >> 3] = (out[at >> 3] ?? 0) | (128 >> (at & 7))
}

/** Reads bits, the highest of each byte first; zeros come after the end. */
class Bits {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length * 8
  }

  #peek(count: number): number {
    const byte = this.#at >> 3
    const three = ((this.#bytes[byte] ?? 0) << 16) | ((this.#bytes[byte + 1] ?? 0) << 8) | (this.#bytes[byte + 2] ?? 0)
    return (three >> (24 - (this.#at & 7) - count)) & ((1 << count) - 1)
  }

  next(count: number): number {
    const value = this.#peek(count)
    this.#at += count
    return value
  }

  code(table: CodeTable): number | undefined {
    const entry = table[this.#peek(longestCode)] ?? 0
    if (entry === 0 || this.isAtEnd) return undefined
    this.#at += entry & 15
    return entry >> 4
  }

  toByte(): void {
    this.#at = (this.#at + 7) & ~7
  }

  /**
   * Skips the marks between lines, at least eleven zeros and a one, and returns how many there were. The bit that tells how the next line is
   * coded stands behind each; that of the last is left.
   */
  skipMarks(isTagged: boolean): number {
    let marks = 0
    for (;;) {
      const start = this.#at
      if (isTagged && marks > 0) this.#at++
      if (this.#peek(11) !== 0 || !this.findMark()) {
        this.#at = start
        return marks
      }
      this.#at += 12
      marks++
    }
  }

  /** Goes to the next mark, at the last eleven of its zeros. */
  findMark(): boolean {
    let zeros = 0
    for (let at = this.#at; at < this.#bytes.length * 8; at++) {
      if ((((this.#bytes[at >> 3] ?? 0) << (at & 7)) & 128) === 0) zeros++
      else if (zeros >= 11) {
        this.#at = at - 11
        return true
      } else zeros = 0
    }
    return false
  }
}
