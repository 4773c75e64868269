import type { Cell } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'

/** A figure with decimals, or a lone 0, at the edge of words: `一般行政管理事务 815.21`, `0.00结余分配`, `养老支0`. */
const besideWords =
  /\p{Script=Han}\)?(?:-?\d[\d,]*\.\d{1,2}|0)$|^-?(?:\d[\d,]*\.\d{1,2}|0)(?=\p{Script=Han})(?!(?:亿|万|千)?元|[亿万千])/u
/** Two figures with decimals: `815.21 0.00`. */
const besideFigure = /\d\.\d{1,2}\s+-?\d[\d,]*(?:\.\d|$)/u

const longest = 60

/**
 * A cell that holds more than was printed in it: where columns stand close and no rule parts them, a figure is read together
 * with the words or the figure beside it. What stands in such a line cannot be told for certain.
 */
export function runsTogether(cell: Cell): boolean {
  if (cell.text.length > longest || !/\d/u.test(cell.text)) return false
  return besideWords.test(clean(cell.text)) || besideFigure.test(cell.text)
}
