import { clean } from './clean.ts'

const unitWord = '(?:人民币)?(?:亿元|万元|千元|百元|元|个|辆|人次|人|批次|批|台套|台|套|平方米|次)'
const unitInBrackets = new RegExp(`\\((?:(?:金额)?单位:)?${unitWord}(?:[/、,]${unitWord})*\\)`, 'gu')
const ordinal =
  /^(?:[一二三四五六七八九十]{1,3}[、.,:]|\([一二三四五六七八九十\d]{1,3}\)[、.]?|\d{1,2}(?:[、)]|\.(?!\d)))/u
const among = /^其中[:,、]?(?=.)/u
const year = /^(?:20\d\d|二[〇零]..)年度?(?=.)/u

/** The text of a header cell: cleaned, without unit, `其中` and leading year. `2024年度决算数（万元）` gives `决算数`. */
export function headerLabel(text: string): string {
  return clean(text).replace(unitInBrackets, '').replace(year, '').replace(among, '').replace(/:$/u, '')
}

/**
 * The label of a line: cleaned, without ordinal, `其中` and unit. Ordinals are dropped because publishers number lines
 * wrongly; the words decide. `二十一、 灾害防治及应急管理支出` gives `灾害防治及应急管理支出`.
 */
export function lineLabel(text: string): string {
  let label = clean(text)
    .replace(unitInBrackets, '')
    .replace(/^栏次(?=.)/u, '')
    .replace(/^[-—·•]+(?=\p{Script=Han})/u, '')
  for (let previous = ''; previous !== label; ) {
    previous = label
    label = label.replace(ordinal, '').replace(among, '')
  }
  return label.replace(/[:：。;]$/u, '')
}

/** Without what stands in brackets: `使用非财政拨款结余(含专用结余)` gives `使用非财政拨款结余`. */
export function withoutBrackets(label: string): string {
  return label.replace(/\([^()]*\)/gu, '')
}

/** `合计` and its like: the whole of what stands above or beside it. */
export function isSumWord(label: string): boolean {
  return /^(?:合计|小计|总计|共计|计)$/u.test(label)
}

/** The year a header speaks of: `2023年度决算数` gives 2023, `上年决算数` gives `previous`. */
export function yearOfLabel(text: string): number | 'previous' | undefined {
  const cleaned = clean(text)
  const found = /(20\d\d)年/u.exec(cleaned)
  if (found) return Number(found[1])
  return /^(?:上年|上年度|去年|上一年)(?!初|末|结转|结余)/u.test(cleaned) ? 'previous' : undefined
}
