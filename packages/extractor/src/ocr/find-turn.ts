import type { Box } from '../document.ts'
import type { GrayImage } from '../image.ts'
import { type QuarterTurns, turnImage } from '../turn-image.ts'
import { binarise } from './binarise.ts'
import type { Recognise } from './engine.ts'
import { type InkBox, inkBoxes } from './ink-boxes.ts'
import { cutScaled } from './scale.ts'
import { letterHeight } from './text-lines.ts'

/** Letters can be told from one another at so many pixels an inch. */
const roughDpi = 100
/** Letters that are nearer than this belong together, in letter heights: more than between letters, less than between lines. */
const near = 0.22
/** Inches. Larger ink is a rule, a grid or a picture. */
const largestLetter = 0.35
/** How much longer all words must be one way than the other way. */
const clearly = 1.5
/** Words that are read both ways, and their lengths in letter heights. */
const [mostSamples, shortest, longest] = [4, 3, 12]
/** Height in pixels to which they are brought. */
const readHeight = 30
/** Chinese letters that are read as surely as this stand upright; so many are enough. */
const [sure, enough] = [75, 8]

/**
 * How a page must be turned to stand upright, in quarters clockwise. Words are longer than high: that tells whether the page lies on its
 * side. Which end is up is told by reading a few words. 0 where there is too little to tell.
 */
export async function findTurn(picture: GrayImage, recognise: Recognise): Promise<QuarterTurns> {
  const words = findWords(picture)
  const across = words.reduce((sum, [x0, y0, x1, y1]) => sum + Math.max(0, x1 - x0 - (y1 - y0)), 0)
  const down = words.reduce((sum, [x0, y0, x1, y1]) => sum + Math.max(0, y1 - y0 - (x1 - x0)), 0)
  const isOnSide = down > across * clearly
  const samples = pickWords(words, isOnSide).map((box) => {
    const word = cutScaled(picture, box, 1)
    return isOnSide ? turnImage(word, 1) : word
  })
  if (samples.length === 0) return 0
  const upright = await readSamples(samples, recognise)
  const first = isOnSide ? 1 : 0
  if (upright.count >= enough && upright.sum >= sure * upright.count) return first
  const turned = await readSamples(
    samples.map((word) => turnImage(word, 2)),
    recognise,
  )
  const isTurned = turned.sum > upright.sum * clearly && turned.count >= enough / 2
  return isTurned ? (isOnSide ? 3 : 2) : isOnSide && turned.sum > upright.sum ? 3 : first
}

/** Boxes of what stands close together, whichever way it runs. In pixels. */
function findWords(picture: GrayImage): Box[] {
  const scale = Math.min(1, roughDpi / picture.dpi)
  const rough = scale === 1 ? picture : cutScaled(picture, [0, 0, picture.width, picture.height], scale)
  const most = largestLetter * rough.dpi
  const letters = inkBoxes(binarise(rough)).letters.filter((box) => box.x1 - box.x0 < most && box.y1 - box.y0 < most)
  const cell = Math.max(1, near * letterHeight(letters, rough.dpi))
  return joinNear(letters, rough.width, rough.height, cell).map(
    ([x0, y0, x1, y1]): Box => [x0 / scale, y0 / scale, x1 / scale, y1 / scale],
  )
}

/** The page as squares of the size of a gap: letters in neighbouring squares are one word. */
function joinNear(letters: readonly InkBox[], width: number, height: number, cell: number): Box[] {
  const [columns, rows] = [Math.ceil(width / cell) + 1, Math.ceil(height / cell) + 1]
  const isTaken = new Uint8Array(columns * rows)
  for (const { x0, y0, x1, y1 } of letters) {
    const [left, right] = [Math.floor(x0 / cell), Math.floor((x1 - 1) / cell)]
    for (let y = Math.floor(y0 / cell); y <= Math.floor((y1 - 1) / cell); y++) {
      isTaken.fill(1, y * columns + left, y * columns + right + 1)
    }
  }
  const words: Box[] = []
  const open: number[] = []
  for (let start = 0; start < isTaken.length; start++) {
    if (isTaken[start] !== 1) continue
    let [x0, y0, x1, y1] = [columns, rows, 0, 0]
    const take = (at: number): void => {
      if (isTaken[at] !== 1) return
      isTaken[at] = 0
      open.push(at)
    }
    take(start)
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)]
      ;[x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + 1), Math.max(y1, y + 1)]
      if (x > 0) take(at - 1)
      if (x + 1 < columns) take(at + 1)
      take(at - columns)
      take(at + columns)
    }
    words.push([x0 * cell, y0 * cell, x1 * cell, y1 * cell])
  }
  return words
}

/** Words of one line, long but not too long, from all over the page. */
function pickWords(words: readonly Box[], isOnSide: boolean): Box[] {
  const sides = ([x0, y0, x1, y1]: Box): [length: number, thickness: number] =>
    isOnSide ? [y1 - y0, x1 - x0] : [x1 - x0, y1 - y0]
  const thicknesses = words.map((word) => sides(word)[1]).sort((a, b) => a - b)
  const usual = thicknesses[Math.floor(thicknesses.length * 0.8)] ?? 0
  const fitting = words.filter((word) => {
    const [length, thickness] = sides(word)
    return thickness > 0.6 * usual && thickness < 1.6 * usual && length > shortest * usual && length < longest * usual
  })
  const step = Math.max(1, fitting.length / mostSamples)
  return Array.from({ length: Math.min(mostSamples, fitting.length) }, (_, i) => fitting[Math.floor(i * step)] as Box)
}

/** Reads words below one another: how many Chinese letters there are, and how sure each is. */
async function readSamples(
  samples: readonly GrayImage[],
  recognise: Recognise,
): Promise<{ readonly count: number; readonly sum: number }> {
  const scaled = samples.map((word) => cutScaled(word, [0, 0, word.width, word.height], readHeight / word.height))
  const [side, gap] = [20, 24]
  const width = Math.max(...scaled.map((word) => word.width)) + 2 * side
  const height = scaled.reduce((sum, word) => sum + word.height + gap, 2 * side)
  const data = new Uint8Array(width * height).fill(255)
  let top = side
  for (const word of scaled) {
    for (let y = 0; y < word.height; y++) {
      data.set(word.data.subarray(y * word.width, (y + 1) * word.width), (top + y) * width + side)
    }
    top += word.height + gap
  }
  let [count, sum] = [0, 0]
  for (const { text, confidence } of await recognise({ width, height, data, dpi: 200 }, 'chinese', 'block')) {
    const letters = text.match(/\p{Script=Han}/gu)?.length ?? 0
    count += letters
    sum += letters * confidence
  }
  return { count, sum }
}
