import type { ExtractedDocument } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'

/** What the cover says of the report. */
export interface Cover {
  readonly entity: string | null
  readonly fiscalYear: number | null
  /** The report calls itself final accounts (决算). */
  readonly finalAccounts: boolean
}

const coverLines = 14
const digits = '〇一二三四五六七八九'
const kindOfReport =
  /(?:部门|单位|(?:(?:一般)?公共预算)?(?:财政拨款)?(?:安排的?)?三公经费(?:财政拨款)?(?:支出)?)?(?:决算|预决算)(?:公开)?(?:汇总)?(?:情况)?(?:的)?(?:报告|报表|说明|情况|信息|文本|资料|公开|表)*$/u

/** Reads name and year from the cover; names and titles break over its lines. */
export function coverOf(document: ExtractedDocument): Cover {
  const lines: string[] = []
  const first = document.blocks.find((block) => block.place.in === 'page')?.place
  for (const block of document.blocks) {
    if (lines.length >= coverLines) break
    if (block.kind === 'table') {
      if (lines.length > 0) break
      continue
    }
    if (block.role !== 'body') continue
    if (first?.in === 'page' && block.place.in === 'page' && block.place.page > first.page && lines.length > 0) break
    for (const line of block.lines.length > 0 ? block.lines.map((each) => each.text) : [block.text])
      lines.push(clean(line))
  }
  const contents = lines.findIndex((line) => /^目录/u.test(line))
  const cover = lines
    .slice(0, contents > 0 ? contents : coverLines)
    .filter((line) => line !== '' && !/^\d+$/u.test(line))
  const whole = bodyText(document)
  return {
    entity: entityOnCover(cover, whole.join('')) ?? entityOnForms(whole),
    fiscalYear: yearIn(cover.join('')) ?? yearOfTitles(whole),
    finalAccounts: /决算/u.test(cover.join('')) || whole.some((line) => /决算.*表$/u.test(line)),
  }
}

/** Names break over lines: every run of lines that reads `NAME … 决算` is a candidate. The longest that the report itself repeats wins. */
function entityOnCover(lines: readonly string[], body: string): string | undefined {
  const names: string[] = []
  for (let first = 0; first < lines.length; first++) {
    let text = ''
    for (let last = first; last < lines.length && last < first + 5; last++) {
      const line = lines[last] ?? ''
      if (line.length > 60 || /[>|:;。]/u.test(line)) break
      text += line
      if (!/决算/u.test(text) || !kindOfReport.test(text)) continue
      const name = withoutYear(text)
        .replace(kindOfReport, '')
        .replace(/^附件\d{0,2}[.、]?|^\(?(?:部门|单位)\)?名称/u, '')
      if (name.length >= 4 && name.length <= 50 && !/决算/u.test(name)) names.push(name)
    }
  }
  const repeated = names.filter((name) => body.split(name).length > 2)
  return repeated.sort((a, b) => b.length - a.length)[0] ?? names[0]
}

/** The body named in a line `部门名称：某市应急管理局`, as forms print it above a statement. */
export function entityIn(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const found =
      /^(?:公开|填报|编制|预算)?(?:部门|单位)(?:\(单位\))?(?:名称)?:(?!(?:亿|万|千)?元)(.{2,40}?)(?:20\d\d年|(?:金额)?单位:|公开\d|$)/u.exec(
        clean(line.slice(0, 200)),
      )
    if (found?.[1]) return found[1]
  }
  return undefined
}

/** A body named on the forms, or `… 部门概况` above the first part, where the cover says nothing. */
function entityOnForms(lines: readonly string[]): string | null {
  const onForms = entityIn(lines)
  if (onForms) return onForms
  for (const line of lines) {
    const found = /^(?:第一部分)?(\p{Script=Han}{4,40}?)(?:部门|单位|基本)?(?:概况|情况)$/u.exec(line)
    if (found?.[1] && /(?:局|委|会|办|厅|部|院|校|学|所|站|队|处|馆|中心|政府|室|园|社|团|庭|检察院)$/u.test(found[1]))
      return found[1]
  }
  return null
}

function bodyText(document: ExtractedDocument): string[] {
  const lines: string[] = []
  for (const block of document.blocks) {
    if (lines.length > 2000) break
    if (block.kind === 'paragraph')
      for (const line of block.lines.length > 0 ? block.lines.map((each) => each.text) : [block.text])
        lines.push(clean(line))
    else for (const cell of block.cells) if (cell.row < 4 && cell.text !== '') lines.push(clean(cell.text))
  }
  return lines
}

function withoutYear(text: string): string {
  return text.replace(/(?:20\d\d|二[〇零0][一二三四五六七八九〇零]{2})年?(?:度)?/gu, '')
}

/** The first year that is not that of a date: `2023年度`, never `2024年9月1日`, the day of a web page or of a signature. */
function yearIn(text: string): number | null {
  const arabic = /(20\d\d)年(?!\d{1,2}月)/u.exec(text)
  if (arabic) return Number(arabic[1])
  const chinese = /(二[〇零0][一二三四五六七八九〇零]{2})年(?![一二三四五六七八九十]{1,3}月)/u.exec(text)?.[1]
  return chinese ? Number([...chinese.replace(/[零0]/gu, '〇')].map((digit) => digits.indexOf(digit)).join('')) : null
}

/** The year that most titles and dates of the statements name. */
function yearOfTitles(lines: readonly string[]): number | null {
  const counts = new Map<number, number>()
  for (const line of lines) {
    if (line.length > 60 || !/年度/u.test(line)) continue
    const year = yearIn(line)
    if (year) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null
}
