import type { PagePicture } from '../page.ts'
import { Backdrop, looksTheSame, unknownColour } from './backdrop.ts'
import type { FontLetters } from './font-letters.ts'
import type { GraphicsState } from './graphics-state.ts'

/** Direction of writing in quarter turns clockwise: 0 to the right, 1 downwards, 2 upside down, 3 upwards. */
export type Turn = 0 | 1 | 2 | 3

/** A letter as drawn, in points on the page as displayed. */
export interface Mark {
  /** Grows by `…` where the figure that it belongs to is cut off at the edge of page or clip. */
  text: string
  x0: number
  y0: number
  x1: number
  y1: number
  /** On the line of writing: y for turns 0 and 2, x for turns 1 and 3. */
  baseline: number
  readonly size: number
  readonly turn: Turn
  readonly colour: number
  readonly drawnAt: number
  readonly letters: FontLetters
  bold: boolean
}

/** The letter drawn last, and where the pen stood after it. */
export interface LastLetter {
  /** Not there if the letter is outside page or clip. */
  readonly mark?: Mark
  readonly text: string
  readonly isCut: boolean
  readonly endX: number
  readonly endY: number
  readonly size: number
}

/** A thin area, seen as a line or as a dot. */
export interface Stroke {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly drawnAt: number
  readonly visible: boolean
}

/** Thicker areas are backgrounds, not lines. Points. */
const thickestLine = 3

/** One line may leave the page by mistake; the rules of a table that is too wide all do. */
const fewestCutLines = 3

const mostPictures = 1_000

/** Everything that the operators of one page draw. */
export class Drawing {
  readonly width: number
  readonly height: number
  readonly backdrop: Backdrop
  readonly marks: Mark[] = []
  readonly strokes: Stroke[] = []
  lastLetter: LastLetter | undefined
  /** Areas of pictures inside page and clip, square points. */
  pictureArea = 0
  /** Where pictures are; only the first ones of a page of very many. */
  readonly pictures: PagePicture[] = []
  /**
   * Largest area that the unit square of user space took, square points. Pictures are drawn on that square, and those
   * above the limit of pixels leave no other trace.
   */
  largestFrame = 0
  /** Areas whose outline is neither rectangle nor line: drawings, or letters drawn as outlines. */
  outlines = 0
  /** By right edge of the clip, in whole points, how many lines it cuts off. */
  readonly #cutLines = new Map<number, number>()
  skewedLetters = 0
  invisibleLetters = 0
  unknownLetters = 0
  knownLetters = 0

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.backdrop = new Backdrop(width, height)
  }

  /** An area with sides along the page: a line if it is thin, a dot if it is small, else a background. */
  area(state: GraphicsState, x0: number, y0: number, x1: number, y1: number, colour: number, alpha: number): void {
    if (alpha <= 0.01) return
    const left = Math.max(x0, state.clipX0)
    const right = Math.min(x1, state.clipX1)
    const top = Math.max(y0, state.clipY0)
    const bottom = Math.min(y1, state.clipY1)
    if (left > right || top > bottom) return
    if (right - left <= thickestLine || bottom - top <= thickestLine) {
      this.#thin(left, top, right, bottom, colour)
      if (x1 > right + 1) this.#countCut(right)
    }
    const opaque = alpha > 0.95 && state.replaces
    this.backdrop.paint(left, top, right, bottom, opaque ? colour : unknownColour, opaque)
  }

  /** A picture inside page and clip. */
  picture(picture: PagePicture): void {
    const [x0, y0, x1, y1] = picture.box
    this.pictureArea += (x1 - x0) * (y1 - y0)
    if (this.pictures.length < mostPictures) this.pictures.push(picture)
  }

  /** Whether lines run on beyond a position and are cut off there: the page was printed wider than its paper. */
  cutsLinesAt(x: number): boolean {
    const at = Math.round(x)
    return [at - 1, at, at + 1].reduce((sum, key) => sum + (this.#cutLines.get(key) ?? 0), 0) >= fewestCutLines
  }

  #countCut(x: number): void {
    const at = Math.round(x)
    this.#cutLines.set(at, (this.#cutLines.get(at) ?? 0) + 1)
  }

  /** An area of unknown outline or look: it hides nothing for certain, and what is drawn on it can be seen. */
  blur(state: GraphicsState, x0: number, y0: number, x1: number, y1: number): void {
    const left = Math.max(x0, state.clipX0)
    const right = Math.min(x1, state.clipX1)
    const top = Math.max(y0, state.clipY0)
    const bottom = Math.min(y1, state.clipY1)
    if (left < right && top < bottom) this.backdrop.paint(left, top, right, bottom, unknownColour, false)
  }

  #thin(x0: number, y0: number, x1: number, y1: number, colour: number): void {
    this.strokes.push({
      x0,
      y0,
      x1,
      y1,
      drawnAt: this.backdrop.now + 1,
      visible: this.#standsOut(x0, y0, x1, y1, colour),
    })
  }

  /** Whether a thin area has another colour than what lies under it or beside it, somewhere along its length. */
  #standsOut(x0: number, y0: number, x1: number, y1: number, colour: number): boolean {
    const middleX = (x0 + x1) / 2
    const middleY = (y0 + y1) / 2
    const isFlat = x1 - x0 >= y1 - y0
    const beside = 1.5
    for (let i = 1; i <= 7; i += 2) {
      const x = isFlat ? x0 + ((x1 - x0) * i) / 8 : middleX
      const y = isFlat ? middleY : y0 + ((y1 - y0) * i) / 8
      if (!looksTheSame(this.backdrop.colourAt(x, y), colour)) return true
      if (!looksTheSame(this.backdrop.colourAt(isFlat ? x : x - beside, isFlat ? y - beside : y), colour)) return true
      if (!looksTheSame(this.backdrop.colourAt(isFlat ? x : x + beside, isFlat ? y + beside : y), colour)) return true
    }
    return false
  }
}
