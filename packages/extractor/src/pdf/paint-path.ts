import { unknownColour } from './backdrop.ts'
import type { Drawing } from './drawing.ts'
import type { GraphicsState } from './graphics-state.ts'
import { OPS, PATH } from './pdfjs.ts'

const strokes: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const fills: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])

/** Side of an area that counts as straight though its ends differ by this much, in points. */
const straight = 0.2

type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number]

/**
 * Paints a path. Of strokes, the segments along the page become lines; of fills, rectangles become lines or
 * backgrounds. Curves and slanted segments are no lines.
 *
 * `buffer` is what `constructPath` carries: codes of `PATH`, each followed by its coordinates in user space.
 */
export function paintPath(state: GraphicsState, operator: number, buffer: ArrayLike<number>, drawing: Drawing): void {
  const isStroked = strokes.has(operator)
  const isFilled = fills.has(operator)
  if (!isStroked && !isFilled) return
  const outline = isStroked ? strokeOf(state, drawing) : undefined
  const rectangles: Rectangle[] = []
  const { a, b, c, d, e, f } = state
  // Corners of the subpath at hand, x and y in turn.
  let corners: number[] = []
  let isStraight = true
  let startX = 0
  let startY = 0
  let x = 0
  let y = 0

  const finish = (): void => {
    if (isFilled && corners.length >= 4) {
      const rectangle = isStraight ? rectangleOf(corners) : undefined
      if (rectangle !== undefined) rectangles.push(rectangle)
      else fillOutline(state, corners, drawing)
    }
    corners = []
    isStraight = true
  }

  const end = buffer.length
  for (let i = 0; i < end; ) {
    const code = buffer[i++] as number
    if (code === PATH.close) {
      outline?.(x, y, startX, startY)
      x = startX
      y = startY
      continue
    }
    // The end of a curve stands behind its control points.
    const points = code === PATH.cubic ? 3 : code === PATH.quadratic ? 2 : 1
    const last = i + points * 2 - 2
    const userX = buffer[last] as number
    const userY = buffer[last + 1] as number
    i += points * 2
    const toX = a * userX + c * userY + e
    const toY = b * userX + d * userY + f
    if (code === PATH.move) {
      finish()
      startX = toX
      startY = toY
    } else if (code === PATH.line) {
      outline?.(x, y, toX, toY)
    } else {
      isStraight = false
    }
    if (isFilled) corners.push(toX, toY)
    x = toX
    y = toY
  }
  finish()
  if (isFilled) fillRectangles(state, rectangles, drawing)
}

type Segment = (x0: number, y0: number, x1: number, y1: number) => void

/** A stroke of width w along the page is an area; slanted strokes are left out. */
function strokeOf(state: GraphicsState, drawing: Drawing): Segment {
  const half = (state.lineWidth * Math.sqrt(Math.abs(state.a * state.d - state.b * state.c))) / 2
  const alpha = state.strokeAlpha * state.groupAlpha
  const cap = state.lineCap === 0 ? 0 : half
  return (x0, y0, x1, y1) => {
    const width = Math.abs(x1 - x0)
    const height = Math.abs(y1 - y0)
    const left = Math.min(x0, x1)
    const top = Math.min(y0, y1)
    if (height <= Math.max(straight, width * 0.008) && width >= height) {
      const middle = (y0 + y1) / 2
      drawing.area(state, left - cap, middle - half, left + width + cap, middle + half, state.stroke, alpha)
    } else if (width <= Math.max(straight, height * 0.008)) {
      const middle = (x0 + x1) / 2
      drawing.area(state, middle - half, top - cap, middle + half, top + height + cap, state.stroke, alpha)
    }
  }
}

/** The rectangle that the corners draw, if every side runs along the page and all of it is filled. */
function rectangleOf(corners: readonly number[]): Rectangle | undefined {
  let count = corners.length / 2
  const at = (i: number): number => corners[i] as number
  if (count > 2 && Math.abs(at(0) - at(count * 2 - 2)) < straight && Math.abs(at(1) - at(count * 2 - 1)) < straight)
    count--
  if (count > 4) return undefined
  let x0 = Infinity
  let y0 = Infinity
  let x1 = -Infinity
  let y1 = -Infinity
  for (let i = 0; i < count; i++) {
    x0 = Math.min(x0, at(i * 2))
    x1 = Math.max(x1, at(i * 2))
    y0 = Math.min(y0, at(i * 2 + 1))
    y1 = Math.max(y1, at(i * 2 + 1))
  }
  if (count === 4) {
    for (let i = 0; i < 4; i++) {
      const x = at(i * 2)
      const y = at(i * 2 + 1)
      const isCorner = (x - x0 < straight || x1 - x < straight) && (y - y0 < straight || y1 - y < straight)
      if (!isCorner) return undefined
    }
    return [x0, y0, x1, y1]
  }
  // Two or three corners in a row fill nothing, but are shown as a hairline.
  return x1 - x0 < straight || y1 - y0 < straight ? [x0, y0, x1, y1] : undefined
}

function fillOutline(state: GraphicsState, corners: readonly number[], drawing: Drawing): void {
  let x0 = Infinity
  let y0 = Infinity
  let x1 = -Infinity
  let y1 = -Infinity
  for (let i = 0; i < corners.length; i += 2) {
    x0 = Math.min(x0, corners[i] as number)
    x1 = Math.max(x1, corners[i] as number)
    y0 = Math.min(y0, corners[i + 1] as number)
    y1 = Math.max(y1, corners[i + 1] as number)
  }
  drawing.outlines++
  const isLine = Math.min(x1 - x0, y1 - y0) <= 1 && Math.max(x1 - x0, y1 - y0) >= 10
  if (isLine) drawing.area(state, x0, y0, x1, y1, state.fill, state.fillAlpha * state.groupAlpha)
  else if (state.fillAlpha > 0.01) drawing.blur(state, x0, y0, x1, y1)
}

/**
 * Two rectangles, one just inside the other, are a frame: four lines.
 *
 *   ┌─────────┐
 *   │┌───────┐│
 *   │└───────┘│
 *   └─────────┘
 */
function fillRectangles(state: GraphicsState, rectangles: readonly Rectangle[], drawing: Drawing): void {
  const alpha = state.fillAlpha * state.groupAlpha
  const [first, second] = rectangles
  if (rectangles.length === 2 && first !== undefined && second !== undefined) {
    const [outer, inner] = first[0] <= second[0] ? [first, second] : [second, first]
    const isInside = inner[0] > outer[0] && inner[1] > outer[1] && inner[2] < outer[2] && inner[3] < outer[3]
    const widest = Math.max(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    if (isInside && widest <= 3) {
      drawing.area(state, outer[0], outer[1], outer[2], inner[1], state.fill, alpha)
      drawing.area(state, outer[0], inner[3], outer[2], outer[3], state.fill, alpha)
      drawing.area(state, outer[0], outer[1], inner[0], outer[3], state.fill, alpha)
      drawing.area(state, inner[2], outer[1], outer[2], outer[3], state.fill, alpha)
      return
    }
  }
  for (const [x0, y0, x1, y1] of rectangles) {
    const isThin = Math.min(x1 - x0, y1 - y0) <= 3
    if (state.fill === unknownColour && !isThin) drawing.blur(state, x0, y0, x1, y1)
    else drawing.area(state, x0, y0, x1, y1, state.fill, alpha)
  }
}
