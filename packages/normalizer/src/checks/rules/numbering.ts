import { clean } from '../../text/clean.ts'
import { type Numbering, numberingOf } from '../numbering.ts'
import type { PrintedBlock } from '../printed-blocks.ts'
import { defineWordingRule, type Slip } from '../wording-rule.ts'

type Kind = Numbering['kind']

/** A list that goes on: what its last number is, and where it stands. */
interface List {
  readonly kind: Kind
  readonly last: Numbering
  readonly index: number
}

/** A number that is further ahead belongs to another list. */
const largestGap = 4

/** Lists that are open at once; an older one is not taken up again. */
const mostLists = 40

/** Of the contents. */
const longestEntry = 60

/** A line of the contents: `二、收入决算表……5`. */
const leader = /[.．…·]{3,}|\.\s\.\s\./u

/** `十一、政府采购支出情况表` */
const titleOfForm = /表\s*$/u

/** `一是…；二是…` within a paragraph. */
const inSentence = /(?:^|[，。；：:;、])\s*(?:第?([一二三四五六七八九])(?:是|、是))/gu
const hanDigits = '一二三四五六七八九'

/**
 * The numbers of headings and of lists run on: `（四）` is followed by `（五）`, or by the number of another level.
 *
 *     2. …           list of the level 1.
 *     （1）…         a list within it begins again at 1
 *     （2）…
 *     3. …           the list around it goes on
 */
export default defineWordingRule({
  id: 'numbering',
  title: { zh: '标题和条目的序号连续', en: 'The numbers of headings and lists run on' },
  basis: '党政机关公文格式（GB/T 9704）：结构层次序数依次编排',
  severity: 'info',
  good: { zh: '序号连续。', en: 'All numbers run on.' },
  *find(printed) {
    yield* slipsOfParagraphs(printed)
    for (const block of printed) if (block.kind === 'paragraph') yield* slipsInSentence(block.text, block.place)
  },
})

function* slipsOfParagraphs(printed: readonly PrintedBlock[]): Iterable<Slip> {
  // Innermost last. A list that was left may be taken up again.
  let lists: List[] = []
  const contents = contentsOf(printed)
  for (const [index, block] of printed.entries()) {
    if (index < contents.end && index >= contents.start) continue
    if (block.kind === 'table' || leader.test(block.text)) {
      // What stands in a table, or in the contents, may carry the number that seems to be missing.
      if (block.kind === 'table') lists = lists.map((list) => ({ ...list, index: Number.NEGATIVE_INFINITY }))
      continue
    }
    const number = numberingOf(block.text)
    // The forms that a body publishes keep the numbers of the form.
    if (number === undefined || titleOfForm.test(block.text)) continue
    if (number.kind === 'part') lists = []
    const own = lists.findLastIndex((list) => list.kind === number.kind && list.last.value + 1 === number.value)
    const latest = lists.findLastIndex((list) => list.kind === number.kind)
    const before = lists[latest]
    if (own >= 0) lists = lists.slice(0, own)
    else if (before && number.value > 1) {
      const slip = slipAfter(before, number, index, printed)
      if (slip) yield { message: slip, place: block.place }
      lists = lists.slice(0, latest)
    }
    lists = [...lists.slice(-mostLists), { kind: number.kind, last: number, index }]
  }
}

/**
 * The contents (目录), up to the heading that begins the report. Links and page numbers cost them entries, and they repeat what the
 * headings say.
 */
function contentsOf(printed: readonly PrintedBlock[]): { readonly start: number; readonly end: number } {
  const start = printed.findIndex((block) => block.kind === 'paragraph' && clean(block.text) === '目录')
  if (start < 0) return { start: 0, end: 0 }
  const entries = new Set<string>()
  for (const [index, block] of printed.slice(start + 1).entries()) {
    if (block.kind === 'table' || block.text.length > longestEntry) return { start, end: start + 1 + index }
    const number = numberingOf(block.text)
    const entry = number?.kind === 'part' ? number.text : clean(block.text)
    if (entries.has(entry)) return { start, end: start + 1 + index }
    entries.add(entry)
  }
  return { start, end: printed.length }
}

function slipAfter(before: List, number: Numbering, index: number, printed: readonly PrintedBlock[]) {
  const { last } = before
  if (!Number.isFinite(before.index)) return undefined
  if (number.value === last.value) {
    return {
      zh: `序号“${number.text}”重复。`,
      en: `The number “${number.text}” is given twice.`,
    }
  }
  if (number.value < last.value || number.value - last.value > largestGap) return undefined
  const between = printed.slice(before.index, index).filter((block) => block.kind === 'paragraph')
  const missing = last.value + 1
  const elsewhere = between.some(({ text }) => names(text, number, missing) || unreadable.test(text))
  // A file with automatic numbers (Word, HTML) may not spell all of them out.
  const automatic = between.length > 1 && between.some(({ place }) => place?.in === 'flow')
  if (elsewhere || automatic) return undefined
  return {
    zh: `序号“${last.text}”之后为“${number.text}”，不连续。`,
    en: `The number “${last.text}” is followed by “${number.text}”.`,
  }
}

/** `（O）`, `•、`: a number that was not read, or a mark in its place. */
const unreadable = /^\s*[（(]?[^\p{Script=Han}\d\s“《（(]{1,2}[)）、.．]/u

/** The number that seems to be missing stands within the text, behind a heading or after another item. */
function names(text: string, { kind, text: printed }: Numbering, missing: number): boolean {
  const digits = /\d/u.test(printed)
  const value = digits ? String(missing) : toHan(missing)
  const plain = text.replace(/\s/gu, '').replaceAll('（', '(').replaceAll('）', ')')
  if (kind === 'circled') return true
  if (kind.endsWith('in-brackets')) return plain.includes(`(${value})`)
  return new RegExp(`(?<![\\d一二三四五六七八九十])${value}[、.．)]`, 'u').test(plain)
}

function toHan(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : hanDigits.charAt(tens - 1)}十`
  return ten + (ones === 0 ? '' : hanDigits.charAt(ones - 1))
}

function* slipsInSentence(text: string, place: Slip['place']): Iterable<Slip> {
  let last = 0
  for (const found of text.matchAll(inSentence)) {
    const value = hanDigits.indexOf(found[1] ?? '') + 1
    if (last > 0 && value > 1 && value !== last + 1) {
      const [before, here] = [`${hanDigits.charAt(last - 1)}是`, `${hanDigits.charAt(value - 1)}是`]
      const message = {
        zh: `“${before}”之后为“${here}”，不连续。`,
        en: `“${before}” is followed by “${here}”.`,
      }
      yield { message, place }
    }
    last = value
  }
}
