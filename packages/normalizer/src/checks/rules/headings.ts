import type { Place } from '@gongkai/extractor'
import { finding } from '../finding.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** Headings are short; a sentence may speak of other years and other bodies by right. */
const longestHeading = 60

/** `某某局2024年度部门决算公开`, after a part number or 关于 where there is one; not `与2023年度决算数相比`. */
const heading =
  /^(?:第[一二三四五六七八九十]+部分|附件\d{0,2}[:：]?|关于)?([^\d，。；：与较比]{0,50})(20\d\d)年度?[^，。；：]{0,20}决算(?:信息|情况|公开|报告|说明|草案|总?表|目录){0,4}$/u
const body = /(?:局|委|厅|院|校|部|会|心|室|站|所|队|馆|处|府|社|团|台|园|学|办|署|庭|组|场|司|厂)$/u

/** Headings and titles carry the year of the accounts and the name of the body whose accounts they are. */
export default defineRule({
  id: 'headings',
  title: { zh: '标题中的年度和单位名称与本报告一致', en: 'Headings carry the year and the body of this report' },
  basis: '部门决算公开参考样式：封面、目录、各部分标题',
  severity: 'warning',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const { report, statements = [], paragraphs = [] } = book.input
    const texts: { readonly text: string; readonly entity?: string; readonly place?: Place }[] = [
      ...paragraphs.filter((paragraph) => paragraph.text.length <= longestHeading),
      ...statements.map(({ title, entity, place }) => ({
        text: title,
        ...(entity && { entity }),
        ...(place && { place }),
      })),
    ]
    let seen = false
    for (const { text, entity, place } of texts) {
      const [, before = '', year] = heading.exec(text.replace(/\s+/gu, '')) ?? []
      const name = entity ?? (body.test(before) && before.length >= 5 ? before : undefined)
      const wrongYear = year !== undefined && report.fiscalYear !== null && Number(year) !== report.fiscalYear
      const wrongName = name !== undefined && report.entity !== null && !sameBody(name, report.entity)
      if (year === undefined && name === undefined) continue
      seen = true
      if (wrongYear) {
        const message = {
          zh: `标题写作 ${year} 年度，本报告为 ${report.fiscalYear} 年度。`,
          en: `A heading is of the year ${year}; the report is of ${report.fiscalYear}.`,
        }
        yield finding(false, message, { place })
      }
      if (wrongName) {
        const message = {
          zh: `标题中的单位为“${name}”，本报告为“${report.entity}”。`,
          en: `A heading names “${name}”; the report is of “${report.entity}”.`,
        }
        // Names have short forms.
        yield finding(false, message, { soft: true, place })
      }
    }
    const good = { zh: '标题中的年度和单位名称一致。', en: 'The headings carry the year and the body of the report.' }
    if (seen) yield finding(true, good)
    else yield notApplicable('没有带年度或单位名称的标题', 'no heading carries a year or a name', [])
  },
})

/** The same body with or without the place before it (`某某区教育局`, `教育局`) and the words for the accounts after it. */
function sameBody(one: string, other: string): boolean {
  const [a, b] = [plainName(one), plainName(other)]
  return a.endsWith(b) || b.endsWith(a)
}

function plainName(name: string): string {
  return name
    .replace(/[\s（）()“”"《》〈〉·]/gu, '')
    .replace(/^[\d-]+/u, '')
    .replace(/^(?:编制单位|部门名称|单位名称|公开部门|部门|单位)[:：]/u, '')
    .replace(/(?:部门|单位|本级|机关|汇总)+$/u, '')
}
