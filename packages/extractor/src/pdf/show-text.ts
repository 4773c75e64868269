import { looksTheSame } from './backdrop.ts'
import type { Drawing, LastLetter, Mark, Turn } from './drawing.ts'
import type { FontLook } from './font-look.ts'
import type { GraphicsState } from './graphics-state.ts'
import type { PdfGlyph } from './pdfjs.ts'

/** ISO 32000-1, 9.4: the text matrix of the line, and the pen on it. Lives between BT and ET. */
export interface TextPosition {
  a: number
  b: number
  c: number
  d: number
  e: number
  f: number
  x: number
  y: number
  lineX: number
  lineY: number
}

export function newTextPosition(): TextPosition {
  return { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0, x: 0, y: 0, lineX: 0, lineY: 0 }
}

/** Stands for the rest of a figure that is cut off. */
const cutOff = '…'

const ofFigure = /^[\d.,０-９，．%-]$/

/** Slope up to which writing is along the page: about 4 degrees. */
const alongThePage = 0.07

/**
 * Draws letters and moves the pen: every letter that can be seen when it is drawn becomes a mark.
 *
 * `shown` is what `showText` carries: letters, and numbers that move the pen back by thousandths of the font size.
 */
export function showText(
  state: GraphicsState,
  position: TextPosition,
  shown: readonly (PdfGlyph | number)[],
  look: FontLook,
  isDrawn: boolean,
  drawing: Drawing,
): void {
  const { fontSize, horizontalScale, charSpacing, wordSpacing } = state
  // Text space to the page: the text matrix, then the matrix of the page.
  const a = state.a * position.a + state.c * position.b
  const b = state.b * position.a + state.d * position.b
  const c = state.a * position.c + state.c * position.d
  const d = state.b * position.c + state.d * position.d
  const e = state.a * position.e + state.c * position.f + state.e
  const f = state.b * position.e + state.d * position.f + state.f

  const stretch = Math.sqrt(a * a + b * b)
  const height = Math.sqrt(c * c + d * d) * Math.abs(fontSize)
  // Unit vectors along the writing and towards the top of the letters.
  const along = fontSize * horizontalScale < 0 ? -1 : 1
  const rightX = stretch === 0 ? 0 : (a / stretch) * along
  const rightY = stretch === 0 ? 0 : (b / stretch) * along
  const topLength = Math.sqrt(c * c + d * d)
  const up = fontSize < 0 ? -1 : 1
  const upX = topLength === 0 ? 0 : (c / topLength) * up
  const upY = topLength === 0 ? 0 : (d / topLength) * up
  const turn = turnOf(rightX, rightY)
  const size = look.height * height
  const above = look.ascent * size
  const below = look.descent * size

  const mode = state.renderMode & 3
  const fillAlpha = state.fillAlpha * state.groupAlpha
  const strokeAlpha = state.strokeAlpha * state.groupAlpha
  const isFilled = (mode === 0 || mode === 2) && fillAlpha > 0.02
  const isStroked = (mode === 1 || mode === 2) && strokeAlpha > 0.02
  const colour = isFilled ? state.fill : state.stroke
  const canBeSeen = isDrawn && (isFilled || isStroked) && size > 0.5 && stretch > 0
  const bold = look.bold || (mode === 2 && isStroked && state.lineWidth > 0)

  for (const glyph of shown) {
    if (typeof glyph === 'number') {
      const move = (-glyph * fontSize) / 1000
      if (look.vertical) position.y += move
      else position.x += move * horizontalScale
      continue
    }
    const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0)
    const width = glyph.width * look.widthUnit * fontSize
    let startX = position.x
    let startY = position.y + state.rise
    let advance = width * horizontalScale
    if (look.vertical) {
      const metric = glyph.vmetric
      const down = (metric?.[0] ?? -1000) * look.widthUnit * fontSize
      startX -= (metric?.[1] ?? glyph.width / 2) * look.widthUnit * fontSize
      startY -= (metric?.[2] ?? 880) * look.widthUnit * fontSize
      position.y += down - spacing
    } else {
      position.x += advance + spacing * horizontalScale
    }
    const letter = look.letters.of(glyph)
    if (letter.kind === 'space') continue
    if (!canBeSeen) {
      drawing.invisibleLetters++
      continue
    }
    const penX = a * startX + c * startY + e
    const penY = b * startX + d * startY + f
    advance = Math.abs(advance) * stretch
    // Middle of the letter body: what decides whether it is on the page, inside the clip.
    const middleX = penX + (rightX * advance) / 2 + upX * size * 0.35
    const middleY = penY + (rightY * advance) / 2 + upY * size * 0.35
    if (middleX < state.clipX0 || middleX > state.clipX1 || middleY < state.clipY0 || middleY > state.clipY1) {
      drawing.invisibleLetters++
      if (letter.kind === 'text') noteCut(drawing, letter.text, penX, penY, rightX * advance, rightY * advance, size)
      continue
    }
    if (letter.kind === 'unknown') {
      drawing.unknownLetters++
      continue
    }
    if (turn === undefined) {
      drawing.skewedLetters++
      continue
    }
    const endX = penX + rightX * advance
    const endY = penY + rightY * advance
    const mark: Mark = {
      text: letter.text,
      x0: Math.min(penX, endX) + Math.min(upX * above, upX * below),
      x1: Math.max(penX, endX) + Math.max(upX * above, upX * below),
      y0: Math.min(penY, endY) + Math.min(upY * above, upY * below),
      y1: Math.max(penY, endY) + Math.max(upY * above, upY * below),
      baseline: turn === 0 || turn === 2 ? penY : penX,
      size,
      turn,
      colour,
      drawnAt: drawing.backdrop.now,
      bold,
      letters: look.letters,
    }
    if (hasColourOfItsPlace(mark, drawing)) {
      drawing.invisibleLetters++
      continue
    }
    const { lastLetter } = drawing
    if (lastLetter?.isCut === true && goesOn(lastLetter, letter.text, penX, penY)) mark.text = cutOff + mark.text
    drawing.lastLetter = { mark, text: letter.text, isCut: false, endX, endY, size }
    drawing.knownLetters++
    drawing.marks.push(mark)
  }
}

/** Whether a letter is the next one of a figure: it begins where the one before ended. */
function goesOn(before: LastLetter, letter: string, penX: number, penY: number): boolean {
  const near = 0.3 * before.size
  const isNext = Math.abs(penX - before.endX) < near && Math.abs(penY - before.endY) < near
  return isNext && ofFigure.test(before.text) && ofFigure.test(letter)
}

/** A letter outside page or clip. A figure of which only a part is inside must not pass for a whole one. */
function noteCut(
  drawing: Drawing,
  text: string,
  penX: number,
  penY: number,
  moveX: number,
  moveY: number,
  size: number,
): void {
  const { lastLetter } = drawing
  if (lastLetter?.mark !== undefined && goesOn(lastLetter, text, penX, penY)) lastLetter.mark.text += cutOff
  drawing.lastLetter = { text, isCut: true, endX: penX + moveX, endY: penY + moveY, size }
}

function turnOf(rightX: number, rightY: number): Turn | undefined {
  if (Math.abs(rightY) <= alongThePage) return rightX > 0 ? 0 : 2
  if (Math.abs(rightX) <= alongThePage) return rightY > 0 ? 1 : 3
  return undefined
}

/** Places that must all be hidden, or all of one colour, for a letter to be unseen: shares of its box. */
const probes = [0.2, 0.5, 0.8] as const

function hasColourOfItsPlace(mark: Mark, drawing: Drawing): boolean {
  const { backdrop } = drawing
  for (const u of probes) {
    for (const v of probes) {
      const colour = backdrop.colourAt(mark.x0 + (mark.x1 - mark.x0) * u, mark.y0 + (mark.y1 - mark.y0) * v)
      if (!looksTheSame(colour, mark.colour)) return false
    }
  }
  return true
}

/** Whether something opaque was painted over the whole letter after it was drawn. */
export function isPaintedOver(mark: Mark, drawing: Drawing): boolean {
  const { backdrop } = drawing
  for (const u of probes) {
    for (const v of probes) {
      if (!backdrop.isHidden(mark.x0 + (mark.x1 - mark.x0) * u, mark.y0 + (mark.y1 - mark.y0) * v, mark.drawnAt))
        return false
    }
  }
  return true
}
