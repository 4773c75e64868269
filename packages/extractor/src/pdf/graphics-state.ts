import type { PdfFont } from './pdfjs.ts'

/** What is drawn with: ISO 32000-1, 8.4 (graphics state) and 9.3 (text state). Kept by `q`, given back by `Q`. */
export class GraphicsState {
  /** User space to the page as displayed: x' = a·x + c·y + e, y' = b·x + d·y + f; y grows downwards. */
  a = 1
  b = 0
  c = 0
  d = 1
  e = 0
  f = 0
  /** Bounding rectangle of the clip, on the page as displayed. */
  clipX0 = 0
  clipY0 = 0
  clipX1 = 0
  clipY1 = 0
  fill = 0
  stroke = 0
  fillAlpha = 1
  strokeAlpha = 1
  /** Of the transparency groups that stand around. */
  groupAlpha = 1
  /** False under a soft mask or a blend mode: painting then changes what lies below, and does not hide it. */
  replaces = true
  lineWidth = 1
  lineCap = 0
  font: PdfFont | undefined = undefined
  fontSize = 0
  charSpacing = 0
  wordSpacing = 0
  /** 1 is normal width. */
  horizontalScale = 1
  leading = 0
  rise = 0
  renderMode = 0

  clone(): GraphicsState {
    return Object.assign(new GraphicsState(), this)
  }

  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const { a: a0, b: b0, c: c0, d: d0 } = this
    this.e += a0 * e + c0 * f
    this.f += b0 * e + d0 * f
    this.a = a0 * a + c0 * b
    this.b = b0 * a + d0 * b
    this.c = a0 * c + c0 * d
    this.d = b0 * c + d0 * d
  }

  /** Narrows the clip to a rectangle of user space. */
  clipTo(x0: number, y0: number, x1: number, y1: number): void {
    const [left, top, right, bottom] = this.boundsOf(x0, y0, x1, y1)
    this.clipX0 = Math.max(this.clipX0, left)
    this.clipY0 = Math.max(this.clipY0, top)
    this.clipX1 = Math.min(this.clipX1, right)
    this.clipY1 = Math.min(this.clipY1, bottom)
  }

  /** Bounding rectangle, on the page as displayed, of a rectangle of user space. */
  boundsOf(x0: number, y0: number, x1: number, y1: number): [number, number, number, number] {
    const { a, b, c, d, e, f } = this
    const left = e + Math.min(a * x0, a * x1) + Math.min(c * y0, c * y1)
    const right = e + Math.max(a * x0, a * x1) + Math.max(c * y0, c * y1)
    const top = f + Math.min(b * x0, b * x1) + Math.min(d * y0, d * y1)
    const bottom = f + Math.max(b * x0, b * x1) + Math.max(d * y0, d * y1)
    return [left, top, right, bottom]
  }
}
