import type { ItemName } from './names.ts'

/** Where a sentence names an item of the functional classification. */
export interface ItemSpan {
  readonly start: number
  readonly end: number
  readonly name: ItemName
}

const marker = /\((?:(类|款|项)级?|(\d{2}|\d{3}|\d{5}|\d{7})([类款项])?)\)/gu
const levels = { 类: 'class', 款: 'group', 项: 'item' } as const
const levelOfCode: Readonly<Record<number, keyof typeof levels>> = { 3: '类', 5: '款', 7: '项' }

/** What stands before a name: numbering, `其中`, years, `用于`. */
const before =
  /^(?:\d{1,2}(?:\.\d{1,2}){1,3}[.、]?(?=\p{Script=Han})|\(?\d{1,2}\)?[、.)]|\([一二三四五六七八九十]+\)|其中[:，]?|20\d\d年度?|主要?用于|以下几?个?方面|[、:，])+/u

/**
 * Finds items by the marks of their levels, `…(类)…(款)…(项)`. Names that follow one another are one item:
 *
 *     1、卫生健康支出(类)行政事业单位医疗(款)行政单位医疗(项)年初预算为…
 *        └────────────────────── one span ──────────────┘
 */
export function findItems(text: string): ItemSpan[] {
  const marked = findMarked(text)
  const coded = [...text.matchAll(codeFirst)].map((found): ItemSpan => {
    const [, code = '', name = ''] = found
    return { start: found.index, end: found.index + found[0].length, name: { item: name, code } }
  })
  return [
    ...marked,
    ...coded.filter(({ start, end }) => marked.every((other) => end <= other.start || start >= other.end)),
  ]
}

/** `2130101行政运行600.5万元`: the code stands before the name. */
const codeFirst =
  /(?<![\d.,])(2[0-3]\d{3}(?:\d{2})?)(?!万|亿|千|元|个|人|辆|台|年|平方)[-—、.]?(\p{Script=Han}[\p{Script=Han}()、]{1,39}?)(?=\d|[，:;。]|年初预算|全年预算|支出决算|决算|预算|较|比|$)/gu

/** Items by the marks of their levels. */
function findMarked(text: string): ItemSpan[] {
  const spans: ItemSpan[] = []
  let previousEnd = 0
  for (const found of text.matchAll(marker)) {
    const chunkStart = Math.max(previousEnd, startOfName(text, previousEnd, found.index))
    const chunk = text.slice(chunkStart, found.index)
    const skipped = before.exec(chunk)?.[0].length ?? 0
    const name = chunk.slice(skipped).replace(/^支出(?=.)/u, '')
    // 教育(类)支出年初预算…
    const end = found.index + found[0].length + (text.startsWith('支出', found.index + found[0].length) ? 2 : 0)
    const follows = chunkStart === previousEnd && skipped === 0 && spans.length > 0
    previousEnd = end
    // Codes may be printed in parts: 一般公共服务(201)人大事务(01)行政运行(01).
    const code = found[2]?.length === 2 ? `${(follows && spans.at(-1)?.name.code) || ''}${found[2]}` : found[2]
    const level = found[1] ?? levelOfCode[code?.length ?? 0]
    if (level === undefined || !/^\P{Nd}*\p{Script=Han}\P{Nd}*$/u.test(name)) continue
    const part: ItemName = { [levels[level as keyof typeof levels]]: name, ...(code === undefined ? {} : { code }) }
    const last = spans.at(-1)
    if (follows && last !== undefined) spans[spans.length - 1] = { ...last, end, name: { ...last.name, ...part } }
    else spans.push({ start: chunkStart + skipped, end, name: part })
  }
  return spans
}

/** A name begins after the last mark between clauses, or after the figure before it. */
function startOfName(text: string, from: number, to: number): number {
  const chunk = text.slice(from, to)
  const mark = Math.max(...['，', ';', '；', ':', '。', ','].map((character) => chunk.lastIndexOf(character)))
  const figure = [...chunk.matchAll(/\d(?:万元|元|%|万)[、)]?/gu)].at(-1)
  return from + Math.max(mark + 1, figure === undefined ? 0 : figure.index + figure[0].length)
}
