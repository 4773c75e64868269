import { clean } from '../../text/clean.ts'
import type { CheckInput, SeenParagraph } from '../input.ts'

/** Running text in the form in which it is compared: no white space, no quotation marks, signs in half width but for `，`. */
export interface Passage {
  readonly text: string
  readonly place?: SeenParagraph['place']
}

/** A heading is shorter, and is not joined with what follows. */
const shortest = 20
/** No section of a report is one sentence of this length. */
const longest = 6000

const ended = /[。；;：:！!？?]\s*$/u
const begins =
  /^\s*(?:[#•·-]|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d))/u

/** The paragraphs that speak of evaluations, those that a page break cut in two as one again. */
export function evaluationPassages({ paragraphs = [] }: CheckInput): Passage[] {
  const passages: { text: string; place?: SeenParagraph['place'] }[] = []
  let open = false
  for (const { text, place } of paragraphs) {
    const last = passages.at(-1)
    if (last && open && !begins.test(text) && last.text.length + text.length <= longest) last.text += text
    else passages.push({ text, ...(place && { place }) })
    const now = passages.at(-1)?.text ?? ''
    open = now.length >= shortest && !ended.test(text)
  }
  return passages
    .filter(({ text }) => text.length <= longest && /绩\s?效|自\s?评|执\s?行\s?数/u.test(text))
    .map(({ text, place }) => ({ text: plain(text), ...(place && { place }) }))
}

/** The comma between clauses stays in full width: in half width it stands inside numbers. */
export function plain(text: string): string {
  return text.split('，').map(clean).join('，')
}
