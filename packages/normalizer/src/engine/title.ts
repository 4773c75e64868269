import type { Layout } from '../layout.ts'
import { clean } from '../text/clean.ts'

/** How the title of a layout was found in a text. */
export interface TitleMatch {
  readonly layout: Layout
  /** The text in which it was found, cleaned. */
  readonly text: string
  /** Number of characters that the layout explains: the longest is the most special. */
  readonly length: number
}

/** Words that, right before a match, make it a part of another title: `社会保险基金` + `支出决算表`. */
const partOfAnother =
  /(?:基金|预算|拨款|经费|项目|采购|资产|专户|资金|收入|支出|基本|经营|成本|费|费用|服务|结余|绩效|非)$/u

/** Layouts whose title the text carries at its end, most special first. */
export function matchTitle(text: string, layouts: readonly Layout[]): TitleMatch[] {
  const title = trimTitle(text)
  if (title.length < 4 || title.length > 90 || /。/u.test(title) || /预算(?:总|明细|情况)?表$/u.test(title)) return []
  const matches: TitleMatch[] = []
  for (const layout of layouts) {
    let length = 0
    for (const word of Array.isArray(layout.title) ? layout.title : [layout.title]) {
      const found = typeof word === 'string' ? plainEnd(title, word) : word.exec(title)
      if (found && !partOfAnother.test(title.slice(0, found.index))) length = Math.max(length, found[0].length)
    }
    if (length > 0) matches.push({ layout, text: title, length })
  }
  return matches.sort((a, b) => b.length - a.length)
}

function plainEnd(title: string, word: string): { readonly index: number; readonly 0: string } | undefined {
  return title.endsWith(word) ? { index: title.length - word.length, 0: word } : undefined
}

/** `表 5　收入决算表（续表）` gives `收入决算表`. */
function trimTitle(text: string): string {
  let title = clean(text)
  for (let previous = ''; previous !== title; ) {
    previous = title
    title = title
      .replace(
        /\((?:续(?:表)?\d*|[一二三四五六]|表?\d+|(?:公开|财决).{0,6}|(?:金额)?单位:?.{0,4}元|万元|元|20\d\d年度?|按?(?:支出)?(?:功能|经济)(?:分类)?(?:科目)?|[类款项]级(?:科目)?|公开表|)\)$/u,
        '',
      )
      .replace(/(?:续表|:|[-—]+|20\d\d年度?)$/u, '')
      .replace(/(?<=表)(?:编制|公开|填报|预算)?(?:部门|单位|金额单位)(?:名称)?:.*$/u, '')
      .replace(/^\((.*表)\)$/u, '$1')
  }
  return title
}

/** What stands around a title and says nothing of it: number of the form, unit, name of the body, date, page. */
const asides: readonly RegExp[] = [
  /公开\n?\d{0,2}(?:-\d)?\n?表/gu,
  /财决(?:公开)?\n?\d{1,2}(?:-\d)?\n?表/gu,
  /\(?(?:金额)?单位[:为]?\n?(?:人民币)?(?:亿|万|千)?\n?元\)?/gu,
  /(?:^|(?<=\n))(?:公开|填报|编制|预算|填表|汇总)?(?:部门|单位)(?:\(单位\)|\(公章\))?(?:名称)?:[^\n]*/gu,
  /(?:^|(?<=\n))(?:20\d\d|二[〇零]..)年度?(?:\d{1,2}月)?(?:\d{1,2}日)?(?=\n|$)/gu,
  /(?:^|(?<=\n))第?[-—]?\d{1,3}[-—]?页?(?=\n|$)/gu,
]

/** Further up there is no title; longer lines are prose. */
const mostLines = 40
const longestLine = 300

/** The lines that may belong to a title: cleaned, without asides and without empty lines. */
export function titleLines(lines: readonly string[]): string[] {
  let text = lines
    .slice(-mostLines)
    .map((line) => clean(line.slice(0, longestLine)))
    .join('\n')
  for (const aside of asides) text = text.replace(aside, '')
  return text.split('\n').filter((line) => line !== '')
}

/** A title stands at most this many lines above its table, asides not counted. */
const reach = 6
const longestJoin = 3

/**
 * The title nearest to the end of the lines. A title may be broken over up to three lines; of all ways to join them the one
 * that explains most wins. A run of titles is a table of contents, and no title.
 */
export function nearestTitle(lines: readonly string[], layouts: readonly Layout[]): TitleMatch[] {
  const candidates = titleLines(lines)
  const matchAt = (last: number): TitleMatch[] => {
    let best: TitleMatch[] = []
    let text = ''
    for (let joined = 0; joined < longestJoin && last - joined >= 0; joined++) {
      const line = candidates[last - joined] ?? ''
      if (line.length > 80 || (joined > 0 && /[表。;:!?]$/u.test(line))) break
      text = line + text
      const found = matchTitle(text, layouts)
      if ((found[0]?.length ?? 0) > (best[0]?.length ?? 0)) best = found
    }
    return best
  }
  for (let last = candidates.length - 1; last >= 0 && last >= candidates.length - reach; last--) {
    const found = matchAt(last)
    if (!found[0]) {
      if (isOtherTitle(candidates[last] ?? '')) return []
      continue
    }
    const above = [matchAt(last - 1)[0], matchAt(last - 2)[0]]
    const inContents = above.every((match) => match && match.layout !== found[0]?.layout)
    return inContents ? [] : found
  }
  return []
}

/** A title of a table that no layout knows: what stands below it belongs to no statement further up. */
export function otherTitle(lines: readonly string[]): string | undefined {
  return titleLines(lines).slice(-reach).findLast(isOtherTitle)
}

function isOtherTitle(line: string): boolean {
  return (
    line.length >= 5 &&
    line.length <= 50 &&
    /(?:决算|预算|情况|统计|明细|绩效|自评|信息)(?:\p{Script=Han}{0,4})表$/u.test(trimTitle(line)) &&
    !/[。;]/u.test(line) &&
    !/部门决算(?:公开)?(?:报)?表$/u.test(line)
  )
}
