/** Colours are 0xRRGGBB, or `unknownColour` for pictures, patterns and gradients. */
export const unknownColour = -1
export const white = 0xffffff

/** Colours that a person cannot tell apart on paper. */
export function looksTheSame(a: number, b: number): boolean {
  if (a < 0 || b < 0) return false
  if (a === b) return true
  const closeness = 12
  return (
    Math.abs((a >> 16) - (b >> 16)) <= closeness &&
    Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) <= closeness &&
    Math.abs((a & 255) - (b & 255)) <= closeness
  )
}

/** Enough squares for one per point on A4 and A3; larger pages get coarser squares, so that a page never costs more. */
const mostSquares = 1 << 20

/**
 * What was painted where, coarsely: for every square of the page the last area that was painted over its middle. It
 * answers two questions: which colour lies under this place now, and was this place painted over later.
 */
export class Backdrop {
  readonly #columns: number
  readonly #rows: number
  readonly #squaresPerPoint: number
  /** Made with the first area: most pages of text have none. */
  #last: Uint32Array | undefined
  readonly #colours: number[] = [white]
  readonly #covers: boolean[] = [false]
  /** Left, top, right, bottom of each area. */
  readonly #boxes: number[] = [0, 0, 0, 0]

  constructor(width: number, height: number) {
    const scale = Math.min(1, Math.sqrt(mostSquares / Math.max(1, width * height)))
    this.#squaresPerPoint = scale
    this.#columns = Math.max(1, Math.ceil(width * scale))
    this.#rows = Math.max(1, Math.ceil(height * scale))
  }

  /** Areas painted so far: the time at which something is drawn. */
  get now(): number {
    return this.#colours.length
  }

  /** `covers`: nothing below can be seen any more. */
  paint(x0: number, y0: number, x1: number, y1: number, colour: number, covers: boolean): void {
    const scale = this.#squaresPerPoint
    const left = Math.max(0, Math.ceil(x0 * scale - 0.5))
    const right = Math.min(this.#columns, Math.floor(x1 * scale + 0.5))
    const top = Math.max(0, Math.ceil(y0 * scale - 0.5))
    const bottom = Math.min(this.#rows, Math.floor(y1 * scale + 0.5))
    const area = this.#colours.length
    this.#colours.push(colour)
    this.#covers.push(covers)
    this.#boxes.push(x0, y0, x1, y1)
    if (left >= right) return
    this.#last ??= new Uint32Array(this.#columns * this.#rows)
    for (let row = top; row < bottom; row++) {
      const start = row * this.#columns
      this.#last.fill(area, start + left, start + right)
    }
  }

  #at(x: number, y: number): number {
    const column = Math.min(this.#columns - 1, Math.max(0, Math.floor(x * this.#squaresPerPoint)))
    const row = Math.min(this.#rows - 1, Math.max(0, Math.floor(y * this.#squaresPerPoint)))
    return this.#last?.[row * this.#columns + column] ?? 0
  }

  colourAt(x: number, y: number): number {
    return this.#colours[this.#at(x, y)] ?? unknownColour
  }

  /** Whether an area painted at `time` or later hides the place. */
  isHidden(x: number, y: number, time: number): boolean {
    const area = this.#at(x, y)
    if (area < time || this.#covers[area] !== true) return false
    const box = area * 4
    return (
      x >= (this.#boxes[box] ?? 0) &&
      y >= (this.#boxes[box + 1] ?? 0) &&
      x <= (this.#boxes[box + 2] ?? 0) &&
      y <= (this.#boxes[box + 3] ?? 0)
    )
  }
}
