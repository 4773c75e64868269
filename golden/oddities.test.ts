import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../packages/extractor/src/index.ts'
import { type Check, normalize } from '../packages/normalizer/src/index.ts'

/**
 * What is odd in published reports was listed by hand and by computing everything that can be. Each computed line must be
 * found by a check, or stand in the list of those that are not, with the reason; and the lines that were found by reading and
 * that a check claims must be found as well. Needs the folder `shared` beside the project.
 */

const shared = join(import.meta.dirname, '..', '..', 'shared')
const list = join(shared, 'truth', 'oddities.md')

const files: Readonly<Record<string, string>> = {
  guyuan: 'rendered/guyuan.pdf',
  qinzhou: 'rendered/qinzhou.pdf',
  lukou: 'rendered/lukou.docx',
  haidong: 'rendered/haidong.pdf',
  gaoping: 'rendered/gaoping.pdf',
  putuo: 'real/putuo-planning.pdf',
}

/** A check that fails: its rule, and words of its Chinese message or one of its facts, without white space. */
interface Expected {
  readonly rule: string
  readonly says: string
}

const rounding = 'the percentage is the quotient, rounded to the digits that are printed'
const digitsOfAmounts = 'rounding of the two amounts explains it'

/** Lines that no check finds: the report, how the line goes on, and why. */
const notFound: readonly (readonly [report: string, line: string, reason: string])[] = [
  [
    'guyuan',
    'percentage: 基本支出决算表 economic:399',
    '其他支出 is the name of two lines: the sentence gives no facts',
  ],
  ['guyuan', 'self-evaluation: 自评表 医疗保险网络VPN传输专线及维护费 (line 523) 执行率', rounding],
  ['guyuan', 'self-evaluation: 自评表 医疗保险基金稽核检查经费 (line 551) 执行率', rounding],
  ['qinzhou', 'percentage: “三公”经费表 total completion_percent', digitsOfAmounts],
  ['haidong', 'percentage: “三公”经费表 total change_percent', digitsOfAmounts],
  ['haidong', 'percentage: “三公”经费表 vehicle change_percent', digitsOfAmounts],
  ['haidong', 'self-evaluation: 自评表 离休、二乙人员医疗费 (line 741) 执行率', rounding],
  ['haidong', 'self-evaluation: 自评表 离休、二乙人员医疗费 (line 741) fund score', rounding],
  ['haidong', 'self-evaluation: 自评表 两定点医疗机构准入核查及稽核 (line 764) 执行率', rounding],
]

/** Lines found by reading that a check finds: the report, how the line goes on, and the checks. */
const byReading: readonly (readonly [report: string, line: string, checks: readonly (readonly [string, string])[]])[] =
  [
    ['guyuan', '06表 line 454', [['change-directions', '1884']]],
    ['guyuan', 'prose line 450', [['reasons-of-changes', '增加']]],
    ['guyuan', '06表 line 302', [['economic-hierarchy', 'basic_expenditure|economic:301|amount']]],
    ['guyuan', 'prose line 508 | 一般', [['evaluation-counts', '4份']]],
    [
      'guyuan',
      'prose line 508 | 共',
      [
        ['evaluation-shares', '177.21万元'],
        ['evaluation-amounts', '1,637,900元'],
      ],
    ],
    ['guyuan', '自评表 lines 573', [['evaluation-low-spending', '0.22%']]],
    ['qinzhou', 'prose line 162', [['part-completion', '98.75%']]],
    ['qinzhou', 'prose line 232', [['evaluation-low-spending', '4487.56万元']]],
    ['qinzhou', 'prose line 240', [['evaluation-against-statements', '3,765.94万元']]],
    ['qinzhou', 'prose line 264', [['later-years', '97.69%']]],
    ['lukou', 'prose line 1805', [['operating-expense', '86.38万元']]],
    ['lukou', 'prose line 1814', [['evaluation-shares', '708.73万元']]],
    ['lukou', 'prose line 1818', [['unspent-of-spent', '0.5万元']]],
    ['lukou', 'prose line 1791', [['components-without-amount', '30203']]],
    ['haidong', 'prose line 463', [['prose-against-tables', 'function:2089999']]],
    ['haidong', 'prose line 529', [['operating-expense-missing', '33.15万元']]],
    [
      'haidong',
      'prose line 493',
      [
        ['components-without-amount', '30106'],
        ['components-without-amount', '30114'],
        ['components-without-amount', '30239'],
      ],
    ],
    ['haidong', 'prose line 539', [['evaluation-shares', '94.96%']]],
    ['haidong', 'prose line 549', [['evaluation-spending', '5,118,000元']]],
    ['haidong', 'prose line 582', [['evaluation-text-against-forms', '125.7元']]],
    ['haidong', 'prose line 635 | 项目', [['evaluation-text-against-forms', '50,000元']]],
    ['haidong', '自评表 line 727', [['evaluation-indicator-scores', '25分只得10分']]],
    [
      'gaoping',
      'prose line 492 | 二级',
      [
        ['evaluation-grades', '10个'],
        ['evaluation-grades', '“良”'],
      ],
    ],
    ['gaoping', 'prose line 492 | 涉及', [['evaluation-amounts', '3,884.55万元']]],
    ['gaoping', '自评表 line 602', [['evaluation-text-against-forms', '62.22%']]],
    [
      'gaoping',
      '自评表 line 890',
      [
        ['evaluation-text-rates', '910.6157%'],
        ['evaluation-text-against-forms', '2,800,000元'],
        ['evaluation-text-against-forms', '25,497,240元'],
        ['evaluation-text-against-forms', '91%'],
      ],
    ],
    ['gaoping', '自评表 line 885', [['evaluation-cost-indicators', '2,549.724万元']]],
    ['gaoping', '自评表 lines 567', [['evaluation-text-against-forms', '84万元']]],
    [
      'putuo',
      'C | 24 against 14–16',
      [
        ['basic-against-general-budget', '5,377.64万元'],
        ['prose-against-tables', '4,896.98万元'],
      ],
    ],
    ['putuo', 'C | 21', [['prose-against-tables', '236.63万元']]],
    ['putuo', 'P | 21 | 占', [['shares', '99.86%']]],
    ['putuo', 'P | 21 | 完', [['completion-percentages', '95.45%']]],
    ['putuo', 'P | 25', [['zero-base-percentages', 'three_public|overseas|completion_percent']]],
    [
      'putuo',
      'C | 24 against 16',
      [...['30103', '30309', '30399', '30240'].map((code) => ['components-without-amount', code] as const)],
    ],
  ]

/** `- guyuan | sum: … | … | …` under a heading. */
function linesUnder(heading: string, text: string): readonly (readonly [report: string, line: string])[] {
  const section = text.split(/^## /mu).find((one) => one.startsWith(heading)) ?? ''
  return section.split('\n').flatMap((line) => {
    const [, report, rest] = /^- (\w+) \| (.*)$/u.exec(line) ?? []
    return report && rest ? [[report, rest] as const] : []
  })
}

const tables: Readonly<Record<string, string>> = {
  '“三公”经费表': 'three_public',
  基本支出决算表: 'basic_expenditure',
  一般公共预算财政拨款支出决算表: 'general_budget_expenditure',
}

const ofForms: readonly (readonly [RegExp, string])[] = [
  [/总分$/u, 'evaluation-scores'],
  [/weights$/u, 'evaluation-weights'],
  [/执行率$/u, 'evaluation-rates'],
  [/fund score$/u, 'evaluation-fund-scores'],
  [/funds$/u, 'evaluation-spending'],
]

/** The check that a computed line must have, by the words in which the list is written. */
function expectedOf(line: string): Expected | undefined {
  const [place = '', printed = '', why = ''] = line.split(' | ')
  const [, table = '', item = '', column = ''] = /^percentage: (\S+) (\S+) (\S+)$/u.exec(place) ?? []
  if (column !== '') {
    const rule = why.includes('base is 0') ? 'zero-base-percentages' : 'completion-percentages'
    return { rule, says: `${tables[table]}|${item}|${column}` }
  }
  if (place.startsWith('percentage: prose')) return { rule: 'shares', says: `为${printed}，` }
  const [, form = '', what = ''] = /^self-evaluation: 自评表 (.*) \(line \d+\) (.*)$/u.exec(place) ?? []
  const rule = ofForms.find(([pattern]) => pattern.test(what))?.[1]
  if (rule !== undefined) return { rule, says: `《${form}》` }
  if (place.startsWith('self-evaluation: 自评表 executed of all')) {
    const amount = printed.replace(/\D/gu, '').replace(/\B(?=(?:\d{3})+$)/gu, ',')
    const less = why.includes('187923')
    return { rule: less ? 'evaluation-against-statements' : 'evaluation-against-projects', says: `${amount}元` }
  }
  if (place.startsWith('cross-table: 机关运行经费'))
    return { rule: 'operating-expense', says: 'operating_expense|total|amount' }
  const code = /(?:function|economic):\d+/u.exec(place)?.[0]
  if (place.startsWith('prose against table') && code !== undefined) return { rule: 'prose-against-tables', says: code }
  if (place.startsWith('sum: 基本支出决算表 人员经费合计'))
    return { rule: 'basic-expenditure-totals', says: 'basic_expenditure|personnel_total|amount' }
  const section = /^sum: 基本支出决算表 (\d{3})$/u.exec(place)?.[1]
  if (section !== undefined) return { rule: 'economic-hierarchy', says: `basic_expenditure|economic:${section}|amount` }
  if (place.includes('年初预算 of the items')) return { rule: 'budget-of-items', says: '772.75万元' }
  if (place.includes('change of the classes')) return { rule: 'change-of-classes', says: '2,690.32万元' }
  return undefined
}

const failing = new Map<string, readonly Check[]>()

function isFound(report: string, { rule, says }: Expected): boolean {
  return (failing.get(report) ?? []).some(
    (check) =>
      check.rule === rule &&
      (check.facts.some((fact) => fact.includes(says)) || bare(check.message.zh).includes(bare(says))),
  )
}

function bare(text: string): string {
  return text.replace(/\s/gu, '')
}

describe.skipIf(!existsSync(list))('oddities of published reports (needs ../shared)', () => {
  const text = existsSync(list) ? readFileSync(list, 'utf8') : ''
  const computed = linesUnder('Computed', text)
  const reading = [
    ...linesUnder('Found by reading', text),
    ...[...text.matchAll(/^\| ([A-Z] \| .*) \|$/gmu)].map(([, line = '']) => ['putuo', line] as const),
  ]

  beforeAll(async () => {
    for (const [report, file] of Object.entries(files)) {
      const bytes = new Uint8Array(readFileSync(join(shared, 'corpus', file)))
      const document = await read(bytes)
      const source = { sha256: '0'.repeat(64), name: file, format: document.format, bytes: bytes.length, pages: 0 }
      const { checks } = normalize(document, { source })
      failing.set(
        report,
        checks.filter(({ verdict }) => verdict === 'inconsistent' || verdict === 'improbable'),
      )
    }
  })

  test('every computed line is found, or listed with the reason why not', () => {
    expect(computed.length).toBeGreaterThan(0)
    const open = computed.filter(([report, line]) => {
      const expected = expectedOf(line)
      if (expected && isFound(report, expected)) return false
      return !notFound.some(([of, start]) => of === report && line.startsWith(start))
    })
    expect(open).toEqual([])
  })

  test('every line listed as not found is in the list', () => {
    const gone = notFound.filter(
      ([of, start]) => !computed.some(([report, line]) => of === report && line.startsWith(start)),
    )
    expect(gone).toEqual([])
  })

  test.each(byReading)('%s: %s', (of, start, checks) => {
    expect(reading.some(([report, line]) => report === of && line.startsWith(start))).toBe(true)
    expect(checks.filter(([rule, says]) => !isFound(of, { rule, says }))).toEqual([])
  })
})
