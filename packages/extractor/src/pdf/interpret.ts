import { unknownColour } from './backdrop.ts'
import { Drawing } from './drawing.ts'
import { type FontLook, lookOf } from './font-look.ts'
import { GraphicsState } from './graphics-state.ts'
import { paintPath } from './paint-path.ts'
import { OPS, type PdfFont, type PdfGlyph } from './pdfjs.ts'
import { newTextPosition, showText } from './show-text.ts'

/** What pdf.js makes of a page: operators, and their arguments at the same index. */
export interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

export interface PageFrame {
  /** In points, as displayed. */
  readonly width: number
  readonly height: number
  /** User space to the page as displayed, y downwards. */
  readonly transform: readonly number[]
}

/** What the operators refer to. */
export interface PageResources {
  readonly font: (name: string) => PdfFont | undefined
  /** Whether a layer (optional content, ISO 32000-1, 8.11) is shown. */
  readonly isLayerShown: (layer: unknown) => boolean
}

type Numbers = readonly number[]
type GroupOptions = {
  readonly matrix?: Numbers | null
  readonly bbox?: ArrayLike<number> | null
  readonly smask?: unknown
}

/** Deeper nesting of `q` is cut off: states above it are not kept apart. */
const deepest = 10_000

/**
 * Follows the operators of a page and notes what they draw: letters, lines and areas, as they are seen at that moment.
 * What is painted over later is found afterwards, by `isPaintedOver` and the backdrop.
 */
export function interpret(operators: OperatorList, frame: PageFrame, resources: PageResources): Drawing {
  const drawing = new Drawing(frame.width, frame.height)
  const { fnArray, argsArray } = operators
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = frame.transform
  const first = new GraphicsState()
  first.clipX1 = frame.width
  first.clipY1 = frame.height
  first.transform(a, b, c, d, e, f)

  let state = first.clone()
  const saved: GraphicsState[] = []
  let text = newTextPosition()
  let isClipPending = false
  /** Of the marked content that stands around: whether its layer is shown. */
  const layers: boolean[] = []
  let hiddenLayers = 0
  /** Groups that stand around, of these soft masks: masks are not painted. */
  const groups: boolean[] = []
  let masks = 0
  const looks = new Map<PdfFont, FontLook>()

  const save = (): void => {
    if (saved.length < deepest) saved.push(state.clone())
  }
  const restore = (): void => {
    state = saved.pop() ?? state
  }
  const isDrawn = (): boolean => hiddenLayers === 0 && masks === 0

  const setFont = (name: string, size: number): void => {
    state.font = resources.font(name)
    state.fontSize = size
  }

  /** A picture fills the unit square of user space. */
  const paintPicture = (colour: number, hides: boolean, pixels = 0): void => {
    if (!isDrawn()) return
    const [x0, y0, x1, y1] = state.boundsOf(0, 0, 1, 1)
    const alpha = state.fillAlpha * state.groupAlpha
    if (alpha <= 0.01) return
    const [left, right] = [Math.max(x0, state.clipX0), Math.min(x1, state.clipX1)]
    const [top, bottom] = [Math.max(y0, state.clipY0), Math.min(y1, state.clipY1)]
    if (left >= right || top >= bottom) return
    const isThin = right - left <= 3 || bottom - top <= 3
    if (!isThin) {
      drawing.picture({ box: [left, top, right, bottom], dpi: (72 * pixels) / Math.max(x1 - x0, y1 - y0) })
    }
    if (hides || isThin) drawing.area(state, x0, y0, x1, y1, colour, alpha)
    else drawing.blur(state, x0, y0, x1, y1)
  }

  for (let i = 0, end = fnArray.length; i < end; i++) {
    const args = argsArray[i] as readonly unknown[]
    switch (fnArray[i]) {
      case OPS.showText: {
        const font = state.font
        if (font === undefined) break
        let look = looks.get(font)
        if (look === undefined) {
          look = lookOf(font)
          looks.set(font, look)
        }
        showText(state, text, args[0] as readonly (PdfGlyph | number)[], look, isDrawn(), drawing)
        break
      }
      case OPS.constructPath: {
        const buffer = (args[1] as readonly (ArrayLike<number> | null)[])[0]
        const bounds = args[2] as Numbers | null
        if (buffer && isDrawn()) paintPath(state, args[0] as number, buffer, drawing)
        if (isClipPending && bounds) state.clipTo(bounds[0] ?? 0, bounds[1] ?? 0, bounds[2] ?? 0, bounds[3] ?? 0)
        isClipPending = false
        break
      }
      case OPS.save:
        save()
        break
      case OPS.restore:
        restore()
        break
      case OPS.transform: {
        const [ta, tb, tc, td, te, tf] = args as readonly [number, number, number, number, number, number]
        state.transform(ta, tb, tc, td, te, tf)
        drawing.largestFrame = Math.max(drawing.largestFrame, Math.abs(state.a * state.d - state.b * state.c))
        break
      }
      case OPS.clip:
      case OPS.eoClip:
        isClipPending = true
        break
      case OPS.setGState:
        for (const [key, value] of args[0] as readonly (readonly [string, unknown])[])
          setParameter(state, key, value, setFont)
        break
      case OPS.setLineWidth:
        state.lineWidth = args[0] as number
        break
      case OPS.setLineCap:
        state.lineCap = args[0] as number
        break
      case OPS.setFillRGBColor:
        state.fill = parseColour(args[0])
        break
      case OPS.setStrokeRGBColor:
        state.stroke = parseColour(args[0])
        break
      case OPS.setFillColorN:
        state.fill = unknownColour
        break
      case OPS.setStrokeColorN:
        state.stroke = unknownColour
        break
      case OPS.beginText:
        text = newTextPosition()
        break
      case OPS.setFont:
        setFont(args[0] as string, args[1] as number)
        break
      case OPS.setTextMatrix: {
        const [ta, tb, tc, td, te, tf] = args[0] as readonly [number, number, number, number, number, number]
        text = { a: ta, b: tb, c: tc, d: td, e: te, f: tf, x: 0, y: 0, lineX: 0, lineY: 0 }
        break
      }
      case OPS.setLeadingMoveText:
        state.leading = -(args[1] as number)
        moveText(text, args[0] as number, args[1] as number)
        break
      case OPS.moveText:
        moveText(text, args[0] as number, args[1] as number)
        break
      case OPS.nextLine:
        moveText(text, 0, -state.leading)
        break
      case OPS.setLeading:
        state.leading = args[0] as number
        break
      case OPS.setCharSpacing:
        state.charSpacing = args[0] as number
        break
      case OPS.setWordSpacing:
        state.wordSpacing = args[0] as number
        break
      case OPS.setHScale:
        state.horizontalScale = (args[0] as number) / 100
        break
      case OPS.setTextRise:
        state.rise = args[0] as number
        break
      case OPS.setTextRenderingMode:
        state.renderMode = args[0] as number
        break
      case OPS.paintFormXObjectBegin: {
        save()
        const matrix = args[0] as readonly [number, number, number, number, number, number] | null
        const box = args[1] as Numbers | null
        if (matrix) state.transform(matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5])
        if (box) state.clipTo(box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0)
        break
      }
      case OPS.paintFormXObjectEnd:
        restore()
        break
      case OPS.beginGroup: {
        save()
        const group = args[0] as GroupOptions
        beginGroup(state, group)
        groups.push(Boolean(group.smask))
        if (group.smask) masks++
        break
      }
      case OPS.endGroup:
        if (groups.pop() === true) masks--
        restore()
        break
      case OPS.beginAnnotation: {
        // Appearances of annotations are drawn on the bare page (ISO 32000-1, 12.5.5).
        saved.length = 0
        state = first.clone()
        const box = args[1] as Numbers | null
        if (box) state.clipTo(box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0)
        for (const matrix of [args[2], args[3]]) {
          const [ta, tb, tc, td, te, tf] = matrix as readonly [number, number, number, number, number, number]
          state.transform(ta, tb, tc, td, te, tf)
        }
        text = newTextPosition()
        break
      }
      case OPS.endAnnotation:
        saved.length = 0
        state = first.clone()
        break
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps: {
        const isShown = args?.[0] !== 'OC' || resources.isLayerShown(args[1])
        layers.push(isShown)
        if (!isShown) hiddenLayers++
        break
      }
      case OPS.endMarkedContent:
        if (layers.pop() === false) hiddenLayers--
        break
      case OPS.paintSolidColorImageMask:
        paintPicture(state.fill, true)
        break
      case OPS.paintImageMaskXObject:
        paintPicture(state.fill, false)
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
        // pdf.js puts a masked picture between `save` and `restore`, with the soft mask switched off.
        paintPicture(unknownColour, fnArray[i - 1] !== OPS.setGState, longSide(args))
        break
      case OPS.shadingFill:
        if (isDrawn()) drawing.blur(state, state.clipX0, state.clipY0, state.clipX1, state.clipY1)
        break
    }
  }
  return drawing
}

/** Pixels of the longer side of a picture: arguments are its name and size, or an object that has them. */
function longSide(args: readonly unknown[]): number {
  const [first, width, height] = args as readonly [unknown, number?, number?]
  if (typeof first === 'string') return Math.max(width ?? 0, height ?? 0)
  const inline = first as { readonly width?: number; readonly height?: number } | null
  return Math.max(inline?.width ?? 0, inline?.height ?? 0)
}

function parseColour(colour: unknown): number {
  return typeof colour === 'string' ? Number.parseInt(colour.slice(1), 16) : unknownColour
}

function moveText(text: { x: number; y: number; lineX: number; lineY: number }, x: number, y: number): void {
  text.lineX += x
  text.lineY += y
  text.x = text.lineX
  text.y = text.lineY
}

/** ISO 32000-1, table 58: the entries of a graphics state parameter dictionary that matter here. */
function setParameter(
  state: GraphicsState,
  key: string,
  value: unknown,
  setFont: (name: string, size: number) => void,
): void {
  switch (key) {
    case 'LW':
      state.lineWidth = value as number
      break
    case 'LC':
      state.lineCap = value as number
      break
    case 'ca':
      state.fillAlpha = value as number
      break
    case 'CA':
      state.strokeAlpha = value as number
      break
    case 'BM':
      state.replaces = value === 'source-over'
      break
    case 'SMask':
      if (value !== false) state.replaces = false
      break
    case 'Font': {
      const [name, size] = value as readonly [string, number]
      setFont(name, size)
      break
    }
  }
}

/** ISO 32000-1, 11.6.6: a group starts opaque, and is itself painted with what stood around it. */
function beginGroup(state: GraphicsState, group: GroupOptions): void {
  state.groupAlpha *= state.fillAlpha
  state.fillAlpha = 1
  state.strokeAlpha = 1
  const { matrix, bbox } = group
  if (!bbox) return
  const inside = state.clone()
  const [a, b, c, d, e, f] = (matrix ?? [1, 0, 0, 1, 0, 0]) as readonly [number, number, number, number, number, number]
  inside.transform(a, b, c, d, e, f)
  inside.clipTo(bbox[0] ?? 0, bbox[1] ?? 0, bbox[2] ?? 0, bbox[3] ?? 0)
  state.clipX0 = inside.clipX0
  state.clipY0 = inside.clipY0
  state.clipX1 = inside.clipX1
  state.clipY1 = inside.clipY1
}
