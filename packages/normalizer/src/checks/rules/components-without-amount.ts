import { economicCodes } from '../../vocabulary/economic-codes.ts'
import { abs } from '../amount.ts'
import type { Book, Figure } from '../book.ts'
import { append } from '../collect.ts'
import { money, moneyFigure } from '../evaluation-section/amounts.ts'
import { plain } from '../evaluation-section/passages.ts'
import { finding } from '../finding.ts'
import { type Finding, plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { side } from '../verdict.ts'

const table = 'basic_expenditure'

/** `人员经费 12.00 万元，主要包括：基本工资、津贴补贴；公用经费 3.00 万元，主要包括：办公费、水费` */
const listing = new RegExp(
  `(人员经费|公用经费)(?:支出|合计)?(?:为|[:：])?${money}[^。；;]{0,40}?(?:包括|用于)[:：]?((?:[^。；;\\d，,、]{2,24}[、,，]){1,80}[^。；;、,，\\d]{2,24})`,
  'gu',
)

/** 人员经费 is 工资福利支出 and 对个人和家庭的补助; everything else is 公用经费. */
const isPersonnel = (code: string) => code.startsWith('301') || code.startsWith('303')

/** Sections by name; the same name may stand in several classes. */
const sections = new Map<string, string[]>()
for (const line of economicCodes.trim().split('\n')) {
  const [code = '', name = ''] = line.trim().split(' ')
  if (code.length === 5) append(sections, plain(name), code)
}

/**
 * The text names what basic expenditure consists of, section by section (款), and often the whole list of the form: sections
 * whose lines are empty or zero were not spent on.
 */
export default defineRule({
  id: 'components-without-amount',
  title: {
    zh: '文字列举的人员经费、公用经费款级科目在基本支出决算表中有金额',
    en: 'The sections that the text names as parts of basic expenditure have an amount in the statement',
  },
  basis: '部门决算公开参考样式：一般公共预算财政拨款基本支出，人员经费（公用经费）主要包括 XX、XX',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const findings = (book.input.paragraphs ?? []).flatMap(({ text, place }) =>
      findingsIn(text, book).map((finding) => ({ ...finding, ...(place && { place }) })),
    )
    yield* findings
    if (findings.length === 0) {
      yield notApplicable(
        '文字没有列举款级科目，或基本支出决算表的款级科目不全',
        'the text names no sections, or the statement does not list all of them',
        [],
      )
    }
  },
})

function findingsIn(text: string, book: Book): Finding[] {
  if (!/(?:人员|公用)经费/u.test(text)) return []
  const whole = plain(text)
  return [...whole.matchAll(listing)].flatMap((match) => {
    const [, heading = '', raw, unit, list = ''] = match
    const people = heading === '人员经费'
    const total = book.figure(`${table}|${people ? 'personnel_total' : 'public_total'}|amount`)
    if (!total || !isComplete(total, people, book)) return []
    // Of all money there may be sections that the statement, of appropriations only, does not have.
    const said = moneyFigure(raw, unit, { zh: heading, en: heading }, book)
    const same = said && abs(said.value - total.value) <= said.half + total.half
    if (!same && !/一般公共预算|财政拨款/u.test(whole.slice(0, match.index))) return []
    const named = list
      .split(/[、,，]/u)
      .map((name) => name.replace(/^(?:以及|及|和)|等$/gu, ''))
      .flatMap((name) => {
        const codes = codesOf(name).filter((code) => isPersonnel(code) === people)
        return codes.length > 0 ? [{ name, codes }] : []
      })
    if (named.length === 0) return []
    const empty = named.filter(({ codes }) => codes.every((code) => isEmpty(code, book)))
    const zh = empty.map(({ name, codes }) => `${name}（${codes[0]}）`).join('、')
    const en = empty.map(({ name, codes }) => `${name} (${codes[0]})`).join(', ')
    const holds = empty.length === 0
    return finding(
      holds,
      holds
        ? {
            zh: `${heading}列举的 ${named.length} 个款级科目都有金额。`,
            en: `All ${named.length} sections named as parts of ${heading} have an amount.`,
          }
        : {
            zh: `文字称${heading}包括${zh}，但基本支出决算表中该行为空或为零。`,
            en: `The text names ${en} as parts of ${heading}, but their lines in the statement of basic expenditure are empty or zero.`,
          },
      { soft: true, figures: [total] },
    )
  })
}

/** `其他社会保障缴费支出` is `其他社会保障缴费`. */
function codesOf(name: string): readonly string[] {
  return sections.get(name) ?? sections.get(name.replace(/支出$/u, '')) ?? sections.get(`${name}支出`) ?? []
}

/** The sections add up to the total: then one without an amount is empty, and was not lost. */
function isComplete(total: Figure, people: boolean, book: Book): boolean {
  const parts = book
    .column(table, 'amount')
    .filter(({ item }) => /^economic:\d{5}$/u.test(item) && isPersonnel(item.slice('economic:'.length)) === people)
  const sum = side(plus(...parts))
  return parts.length > 0 && abs(sum.value - total.value) <= sum.half + total.half
}

function isEmpty(code: string, book: Book): boolean {
  return (book.figure(`${table}|economic:${code}|amount`)?.value ?? 0n) === 0n
}
