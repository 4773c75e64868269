import type { Diagnostic } from '../document.ts'
import type { Glyph, PageContent, PagePicture, Rule } from '../page.ts'
import type { Drawing, Mark, Stroke, Turn } from './drawing.ts'
import { dropRepeated } from './false-bold.ts'
import type { FontLetters } from './font-letters.ts'
import { findGarble, type Garble } from './garbled.ts'
import { largePictures } from './large-pictures.ts'
import { mergeStrokes } from './merge-strokes.ts'
import { isPaintedOver } from './show-text.ts'
import { turnBox, turnedSize, turnRule } from './turn.ts'

/** Makes the page as a person sees it of everything that was drawn: what is hidden goes, and text stands upright. */
export function finishPage(number: number, drawing: Drawing): PageContent {
  const garbledFonts = findGarbledFonts(drawing.marks)
  const named = drawing.marks.filter((mark) => !mark.letters.areNumbers && !garbledFonts.has(mark.letters))
  drawing.unknownLetters += drawing.marks.length - named.length
  drawing.knownLetters -= drawing.marks.length - named.length
  const seen = named.filter((mark) => !isPaintedOver(mark, drawing))
  const hidden = drawing.invisibleLetters + named.length - seen.length
  const marks = dropRepeated(seen)
  for (const mark of marks) markCutFigure(mark, drawing)
  const strokes = drawing.strokes.filter((stroke) => !isStrokePaintedOver(stroke, drawing))
  const turn = mostUsedTurn(marks)
  const [width, height] = turnedSize(drawing.width, drawing.height, turn)
  const glyphs = toGlyphs(marks, drawing, turn)
  const rules = sortRules(mergeStrokes(strokes).map((rule) => turnRule(rule, drawing.width, drawing.height, turn)))
  const place = { in: 'page', page: number, box: [0, 0, width, height] } as const
  const diagnostics: Diagnostic[] = []
  const judged = judgeTextLayer(glyphs, drawing)
  const garble = judged === 'present' ? garbleOf(glyphs) : undefined
  const textLayer = garble === undefined ? judged : 'broken'
  if (garble !== undefined) {
    diagnostics.push({
      code: 'letters_garbled',
      severity: 'warning',
      message: `page ${number}: ${garbleReasons[garble]}: the text layer is not what is seen`,
      place,
      data: { letters: glyphs.length, sign: garble },
    })
  }
  if (drawing.unknownLetters > 0) {
    diagnostics.push({
      code: 'letters_unknown',
      severity: textLayer === 'broken' ? 'warning' : 'info',
      message: `page ${number}: ${drawing.unknownLetters} letters are drawn by fonts that do not say what they mean`,
      place,
      data: { unknown: drawing.unknownLetters, known: drawing.knownLetters },
    })
  }
  if (textLayer === 'absent' || textLayer === 'broken') {
    const isHidden = textLayer === 'absent' && hidden > mostLettersOnScan
    const why =
      textLayer === 'broken'
        ? 'its text layer does not tell the letters'
        : isHidden
          ? 'its text layer cannot be seen'
          : 'it has no text layer'
    if (isHidden) {
      diagnostics.push({
        code: 'text_layer_hidden',
        severity: 'info',
        message: `page ${number}: ${hidden} letters lie unseen over or under a picture, as recognition by others leaves them; they are not read`,
        place,
        data: { letters: hidden },
      })
    }
    diagnostics.push({
      code: 'page_needs_recognition',
      severity: 'warning',
      message: `page ${number} must be recognised (OCR): ${why}`,
      place,
    })
  }
  if (drawing.skewedLetters > 0) {
    diagnostics.push({
      code: 'skewed_text_left_out',
      severity: 'info',
      message: `page ${number}: ${drawing.skewedLetters} letters run at an angle, as watermarks do, and are left out`,
      place,
      data: { letters: drawing.skewedLetters },
    })
  }
  const toTurned = ({ box, dpi }: PagePicture): PagePicture => ({
    box: turnBox(box, drawing.width, drawing.height, turn),
    dpi,
  })
  const pictures =
    textLayer === 'present' ? largePictures(drawing.pictures.map(toTurned), glyphs, { width, height }) : []
  for (const { box } of pictures) {
    diagnostics.push({
      code: 'picture_not_read',
      severity: 'info',
      message: `page ${number}: a large picture has no text; if it shows figures, they are not read`,
      place: { in: 'page', page: number, box },
    })
  }
  return { number, width, height, textLayer, glyphs, rules, ...(pictures.length > 0 && { pictures }), diagnostics }
}

const garbleReasons: Readonly<Record<Garble, string>> = {
  'stray letters': 'letters of other languages stand in Chinese words',
  'western letters': 'it says letters of other languages and no Chinese',
  'rare letters': 'most of its letters are hardly ever used',
  'no words': 'its letters make no words',
}

/** Letters may be drawn in another order than they are read: words are looked for in both. */
function garbleOf(glyphs: readonly Glyph[]): Garble | undefined {
  const garble = findGarble(glyphs.map((glyph) => glyph.text))
  if (garble !== 'no words') return garble
  const line = (glyph: Glyph): number => Math.round(glyph.baseline)
  return findGarble([...glyphs].sort((a, b) => line(a) - line(b) || a.x0 - b.x0).map((glyph) => glyph.text))
}

/** Fonts whose letters are no Chinese, on a page where others may be sound. Words cannot be told from the letters of one font. */
function findGarbledFonts(marks: readonly Mark[]): ReadonlySet<FontLetters> {
  const texts = new Map<FontLetters, string[]>()
  for (const { letters, text } of marks) {
    const known = texts.get(letters)
    if (known === undefined) texts.set(letters, [text])
    else known.push(text)
  }
  const garbled = new Set<FontLetters>()
  for (const [font, letters] of texts) {
    const garble = findGarble(letters)
    if (garble === 'rare letters' || garble === 'western letters') garbled.add(font)
  }
  return garbled
}

/** A figure that ends where the rules of its table are cut off is not whole: some software leaves out letters beyond. */
function markCutFigure(mark: Mark, drawing: Drawing): void {
  if (mark.turn === 0 && /^[\d.,]$/.test(mark.text) && drawing.cutsLinesAt(mark.x1)) mark.text += '…'
}

function isStrokePaintedOver({ x0, y0, x1, y1, drawnAt }: Stroke, { backdrop }: Drawing): boolean {
  const middleX = (x0 + x1) / 2
  const middleY = (y0 + y1) / 2
  const isFlat = x1 - x0 >= y1 - y0
  for (let i = 1; i <= 7; i += 2) {
    const x = isFlat ? x0 + ((x1 - x0) * i) / 8 : middleX
    const y = isFlat ? middleY : y0 + ((y1 - y0) * i) / 8
    if (!backdrop.isHidden(x, y, drawnAt)) return false
  }
  return true
}

function mostUsedTurn(marks: readonly Mark[]): Turn {
  const count = [0, 0, 0, 0]
  for (const mark of marks) count[mark.turn] = (count[mark.turn] ?? 0) + 1
  const turn = ([1, 2, 3] as const).find((t) => (count[t] ?? 0) > marks.length / 2)
  return turn ?? 0
}

function toGlyphs(marks: readonly Mark[], drawing: Drawing, pageTurn: Turn): Glyph[] {
  const glyphs: Glyph[] = []
  for (let start = 0; start < marks.length; ) {
    const turn = ((((marks[start] as Mark).turn - pageTurn) % 4) + 4) % 4
    let end = start + 1
    if (turn === 3) while (end < marks.length && isSameRun(marks[end - 1] as Mark, marks[end] as Mark)) end++
    const run = marks.slice(start, end).map((mark) => toGlyph(mark, turn, drawing, pageTurn))
    glyphs.push(...(turn === 3 ? readDownwards(run) : run))
    start = end
  }
  return glyphs
}

function isSameRun(before: Mark, after: Mark): boolean {
  return (
    after.turn === before.turn &&
    Math.abs(after.baseline - before.baseline) < before.size * 0.3 &&
    Math.abs(after.y0 - before.y0) < before.size * 3
  )
}

function toGlyph(mark: Mark, turn: number, drawing: Drawing, pageTurn: Turn): Glyph {
  const [x0, y0, x1, y1] = turnBox([mark.x0, mark.y0, mark.x1, mark.y1], drawing.width, drawing.height, pageTurn)
  let baseline = y1 - (y1 - y0) * 0.12
  if (turn === 0) {
    if (pageTurn === 0) baseline = mark.baseline
    else if (pageTurn === 1) baseline = drawing.width - mark.baseline
    else if (pageTurn === 2) baseline = drawing.height - mark.baseline
    else baseline = mark.baseline
  }
  return { text: mark.text, x0, x1, y0, y1, baseline, size: mark.size, bold: mark.bold }
}

/** Letters that are written upwards (turned labels) change places, so that they read from top to bottom like others. */
function readDownwards(run: readonly Glyph[]): Glyph[] {
  const top = Math.min(...run.map((glyph) => glyph.y0))
  const bottom = Math.max(...run.map((glyph) => glyph.y1))
  return run.map((glyph) => {
    const y0 = top + bottom - glyph.y1
    const y1 = top + bottom - glyph.y0
    return { ...glyph, y0, y1, baseline: y1 - (y1 - y0) * 0.12 }
  })
}

function sortRules(rules: Rule[]): Rule[] {
  return rules.sort((p, q) =>
    p.direction === q.direction ? p.at - q.at || p.from - q.from : p.direction === 'horizontal' ? -1 : 1,
  )
}

/** Share of unknown letters above which the known ones cannot be trusted either. */
const mostUnknown = 0.1
/** Letters that may stand on a scanned page: a page number, a stamp, a header. */
const mostLettersOnScan = 30
/** Larger letters on a picture are the title on a designed cover, in points. */
const largestLetterOnScan = 14

function judgeTextLayer(glyphs: readonly Glyph[], drawing: Drawing): PageContent['textLayer'] {
  const { unknownLetters, knownLetters, pictureArea, largestFrame, outlines } = drawing
  if (unknownLetters > (unknownLetters + knownLetters) * mostUnknown && (unknownLetters >= 5 || knownLetters === 0))
    return 'broken'
  const pageArea = drawing.width * drawing.height
  const pictureShare = pictureArea / pageArea
  if (glyphs.length === 0) {
    return pictureShare > 0.005 || largestFrame > pageArea / 4 || outlines >= 50 ? 'absent' : 'blank'
  }
  const isScan =
    pictureShare > 0.6 &&
    glyphs.length <= mostLettersOnScan &&
    glyphs.every((glyph) => glyph.size <= largestLetterOnScan)
  return isScan ? 'absent' : 'present'
}
