import {
  type Attention,
  blameWords,
  both,
  byNeed,
  type Entry,
  exactPlaceName,
  needWords,
  severityWords,
} from '@gongkai/normalizer'
import * as SheetJS from 'xlsx'
import { spreadsheetText } from '../output/spreadsheet-text.ts'

type Value = string | number | undefined

const overviewHead = [
  ['处理 need', 20],
  ['单位 body', 36],
  ['年度 year', 8],
  ['结果 result', 36],
  ['数字 facts', 10],
  ['印出 printed', 12],
  ['归位 placed', 12],
  ['证实 proven %', 14],
  ['错误 errors', 12],
  ['警告 warnings', 14],
  ['提示 hints', 10],
] as const

const entriesHead = [
  ['单位 body', 30],
  ['结果 result', 30],
  ['程度 severity', 14],
  ['规则 rule', 26],
  ['结论 verdict', 14],
  ['说明', 80],
  ['Explanation', 80],
  ['左边 left', 16],
  ['右边 right', 16],
  ['差额 difference', 16],
  ['容差 tolerance', 14],
  ['责任 blame', 30],
  ['建议 proposal', 50],
  ['印出 printed', 50],
  ['位置 place', 50],
] as const

/** Excel takes no more in one cell. */
const longestText = 32_767
/** Rows of one sheet. */
const mostRows = 1_048_576

/** What staff read in the morning, as a workbook: the reports by need, then everything that is wrong, one a row. */
export function renderWorkbook(reports: readonly Attention[]): Uint8Array {
  const all = byNeed(reports)
  const book = SheetJS.utils.book_new()
  SheetJS.utils.book_append_sheet(book, sheet(overviewHead, all.map(overviewRow)), '报告 Reports')
  const rows = all.flatMap((one) => one.entries.map((entry) => entryRow(one, entry)))
  SheetJS.utils.book_append_sheet(book, sheet(entriesHead, rows), '问题 Problems')
  return new Uint8Array(SheetJS.write(book, { type: 'array', bookType: 'xlsx', compression: true }))
}

function overviewRow(one: Attention): readonly Value[] {
  const { entity, fiscalYear, name, facts, printed, placed, proven, errors, warnings, hints } = one
  const head = [both(needWords[one.need]), entity ?? '', fiscalYear ?? undefined, name]
  return [...head, facts, printed, placed, proven, errors, warnings, hints]
}

function entryRow(one: Attention, entry: Entry): readonly Value[] {
  const { severity, rule, message, check, blame, proposals, figures, places } = entry
  const [best] = proposals
  return [
    one.entity ?? '',
    one.name,
    both(severityWords[severity]),
    rule,
    check?.verdict,
    message.zh,
    message.en,
    exactNumber(check?.left),
    exactNumber(check?.right),
    exactNumber(check?.difference),
    exactNumber(check?.tolerance),
    blame && both(blameWords[blame]),
    best && `${best.name.zh} → ${best.value}: ${best.why}`,
    figures.map(({ name, printed }) => `${name.zh}: ${printed}`).join('\n'),
    [...new Set(places.map(exactPlaceName))].join('\n'),
  ]
}

/** A number where a spreadsheet holds it exactly (15 digits), so that it can be sorted and added; else its digits as text. */
function exactNumber(decimal: string | undefined): Value {
  if (decimal === undefined) return undefined
  return decimal.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15 ? Number(decimal) : decimal
}

function sheet(head: readonly (readonly [title: string, width: number])[], rows: readonly (readonly Value[])[]) {
  const safe = (value: Value): Value =>
    typeof value === 'string' ? spreadsheetText(value).slice(0, longestText) : value
  const listed = [head.map(([title]) => title), ...rows.slice(0, mostRows - 1).map((row) => row.map(safe))]
  const made = SheetJS.utils.aoa_to_sheet(listed)
  made['!cols'] = head.map(([, wch]) => ({ wch }))
  if (made['!ref'] !== undefined) made['!autofilter'] = { ref: made['!ref'] }
  return made
}
