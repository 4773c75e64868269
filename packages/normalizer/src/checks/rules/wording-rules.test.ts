import { describe, expect, it } from 'vitest'
import { runChecks } from '../index.ts'
import type { CheckInput } from '../input.ts'
import type { PrintedBlock, PrintedTable } from '../printed-blocks.ts'
import { report } from '../testing/facts.ts'

function slips(rule: string, blocks: readonly PrintedBlock[], more: Partial<CheckInput> = {}): readonly string[] {
  return runChecks({ ...report(), printed: blocks, ...more })
    .checks.filter((check) => check.rule === rule && check.verdict !== 'exact' && check.verdict !== 'not_applicable')
    .map((check) => check.message.zh)
}

/** Paragraphs, each on a page of its own. */
function pages(...texts: readonly string[]): PrintedBlock[] {
  return texts.map((text, index) => ({
    kind: 'paragraph',
    text,
    place: { in: 'page', page: index + 1, box: [0, 0, 1, 1] },
  }))
}

/** A column of a statement, in a file where cells cannot run together. */
function column(...texts: readonly string[]): PrintedTable {
  return {
    kind: 'table',
    statements: ['income_expenditure_summary'],
    labels: [],
    cells: texts.map((text, row) => ({
      row,
      column: 0,
      text,
      place: { in: 'sheet', sheet: '1', cell: `A${row + 1}` },
    })),
  }
}

const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index))

describe('brackets', () => {
  it.each([
    '资产含设备（不含车辆)。',
    '包括：1）货物；2）服务。',
    '得分在[80，90）的为良。',
    '职能编制规定（钦办〔2019〕1号，附《实施办法（试行）》）。',
    '项目支出绩效自评表（2024',
  ])('are in order in %s', (text) => expect(slips('brackets', pages(text))).toEqual([]))

  it.each(['共有车辆 1 辆）。', '按《实施办法执行。', '得分 98 分（其中优 3 个。'])('are not in %s', (text) =>
    expect(slips('brackets', pages(text))).toHaveLength(1),
  )
})

describe('numbering', () => {
  it.each([
    [
      'lists within lists',
      ['一、收入', '（一）财政拨款', '1. 基本', '2. 项目', '（二）事业收入', '1. 基本', '二、支出'],
    ],
    ['a list taken up again', ['一、职责', '二、机构', '三、构成', '一、办公室', '二、财务科', '四、其他']],
    ['parts begin again', ['第一部分 概况', '一、职责', '二、机构', '第二部分 说明', '一、收入']],
    ['a heading within a text', ['（一）职责。负责综合。（二）机构。设一个科。', '（三）构成。']],
    ['a number that was not read', ['（二）财务股', '（O）征缴股', '（四）审核股']],
    ['lines of contents', ['一、职责………1', '三、机构………2']],
    ['contents', ['目 录', '第一部分 概况', '一、职责', '三、构成', '第一部分 概况', '一、职责', '二、机构']],
    ['titles of forms', ['九、国有资本经营预算财政拨款支出决算表', '十一、政府采购情况表']],
  ])('%s', (_, texts) => expect(slips('numbering', pages(...texts))).toEqual([]))

  it('does not see what stands in a table between', () => {
    expect(slips('numbering', [...pages('一、职责'), column('二、机构'), ...pages('三、构成')])).toEqual([])
  })

  it('tells gaps and repetitions', () => {
    expect(slips('numbering', pages('1. 职责', '2. 机构', '4. 构成', '4. 编制'))).toEqual([
      '序号“2.”之后为“4.”，不连续。',
      '序号“4.”重复。',
    ])
  })

  it('tells them within a sentence too', () => {
    expect(slips('numbering', pages('一是健全制度；二是加强管理；二是强化监督。'))).toHaveLength(1)
    expect(slips('numbering', pages('问题：一是进度慢；二是质量低。措施：一是加快；二是提高。'))).toEqual([])
  })
})

describe('line-numbers', () => {
  it.each([
    ['one after the other', ['行次', '栏次', ...lines(1, 12)]],
    ['odd on the left, even on the right', ['行次', ...lines(1, 12).map((line) => String(Number(line) * 2))]],
    ['with gaps where lines were left out', ['行次', '1', '2', '3', '4', '8', '9', '10', '15', '16', '17', '19', '20']],
    ['two numbers in one cell', ['行次', ...lines(1, 8), '9 10', ...lines(11, 14)]],
    ['ordinals that begin again', ['一、收入', '二、基金', '本年收入', '一、收入结转', '二、基金结转']],
    ['ordinals apart from each other', ['三、国有资本', '年初结转', '三、国有资本结转']],
  ])('%s', (_, texts) => expect(slips('line-numbers', [column(...texts)])).toEqual([]))

  it('in reverse order', () => {
    const texts = ['行次', ...lines(1, 10), '14', '13', '12', '11']
    expect(slips('line-numbers', [column(...texts)])).toEqual(['行次不连续：10 → 14，14 → 13，13 → 12，12 → 11。'])
  })

  it('the same ordinal on two lines', () => {
    expect(slips('line-numbers', [column('二十、储备支出', '二十、国资支出')])).toHaveLength(1)
  })
})

describe('set-phrases', () => {
  it.each([
    '2024年年初预算为 3 万元，支出决算为 2 万元，完成年初预算的 66.67%。',
    '上年结转和结余 0 元，年末结转结余 0 元。',
    '收入 3 万元，占 60%；支出 2 万元，比上年增加 1 万元，100%。',
    '本年收入计 3 万元，财政拨款收入入账及时。',
    '支出决策程序规范，支出决定合理。',
  ])('%s', (text) => expect(slips('set-phrases', pages(text))).toEqual([]))

  it.each([
    ['公务接待费支出决 3 万元。', '“支出决”应为“支出决算”。'],
    ['完成年初预的 3%。', '“完成年初预的”应为“完成年初预算的”。'],
    ['年未结转和结余 0 元。', '“年未”应为“年末”。'],
    ['财政拔款收入 3 万元。', '“拔款”应为“拨款”。'],
    ['比上年减少减少 3 万元。', '“减少减少”应为“减少”。'],
    ['教育支出 3 万元，占 60%；住房支出 2 万元，40%。', '“元，40%”应为“元，占40%”。'],
  ])('%s', (text, message) => expect(slips('set-phrases', pages(text))).toEqual([message]))
})

describe('repeated-words', () => {
  it('items of different levels may have one name', () => {
    const text = '其他社会保障和就业支出（款）其他社会保障和就业支出（项）支出 3 万元。'
    expect(slips('repeated-words', pages(text, '其他支出其他支出其他支出'))).toEqual([])
  })

  it('a clause or a label printed twice', () => {
    expect(slips('repeated-words', pages('推进支付改革，推进支付改革，提高水平。'))).toEqual(['“推进支付改革”重复。'])
    expect(slips('repeated-words', [column('人员类项目人员类项目')])).toHaveLength(1)
  })
})

describe('form-labels', () => {
  /** The last line of a summary. */
  const summary = (statement: string, ...line: readonly string[]): PrintedTable => ({
    kind: 'table',
    statements: [statement],
    labels: [{ item: 'income:grand_total', label: line[0] ?? '' }],
    cells: line.map((text, column) => ({ row: 0, column, text, place: { in: 'sheet', sheet: '1', cell: 'A1' } })),
  })

  it('the grand total of the national form is 总计, as the other summary of the report says', () => {
    const other = summary('income_expenditure_summary', '总计', '31', '5.00', '总计', '62', '5.00')
    const odd = summary('appropriation_summary', '合计', '32', '5.00', '合计', '64', '5.00')
    const ofProvince = summary('appropriation_summary', '合计', '28', '5.00', '合计', '56', '5.00')
    expect(slips('form-labels', [other, odd])).toHaveLength(1)
    expect(slips('form-labels', [other, ofProvince])).toEqual([])
    expect(slips('form-labels', [odd])).toEqual([])
  })
})

describe('items-named', () => {
  const names = [
    { code: '205', name: '教育支出' },
    { code: '20502', name: '普通教育' },
    ...['学前教育', '小学教育', '初中教育', '其他普通教育支出'].map((name, index) => ({
      code: `205020${index}`,
      name,
    })),
  ]
  const good = names.slice(2).map(({ name }) => `普通教育（款）${name}（项）支出 2 万元。`)
  const of = (...texts: readonly string[]) => slips('items-named', pages(...good, ...texts), { names })

  it.each([
    ['nothing was spent', '普通教育（款）中专教育（项）年初预算为 3 万元，支出决算为 0 万元。'],
    ['an explanation of terms', '普通教育（款）中专教育（项）：反映有关支出。'],
    ['a name in a reason', '支出 3 万元，减少的原因是上年有普通教育（款）中专教育（项）支出 2 万元。'],
    ['a part of the name', '普通教育（款）其他普通教育（项）支出决算为 2 万元。'],
  ])('%s', (_, text) => expect(of(text)).toEqual([]))

  it('figures may stand in the next paragraph', () => {
    expect(of('普通教育（款）中专教育（项）', '年初预算为 3 万元，支出决算为 2 万元。')).toEqual([
      '文字中的科目“中专教育（项）”不在表中。',
    ])
  })

  it('says nothing where a statement was not understood in full', () => {
    const reading = { digits: 'printed' as const, doubted: ['general_budget_expenditure'] }
    const text = '普通教育（款）中专教育（项）支出 2 万元。'
    expect(slips('items-named', pages(...good, text), { names, reading })).toEqual([])
  })
})

describe('foreign-words', () => {
  it.each(['推进 DIP 付费改革。', '使用 App 办理。', '按 A or B 记分。'])('%s', (text) =>
    expect(slips('foreign-words', pages(text))).toEqual([]),
  )
})

describe('template-leftovers', () => {
  const leftovers = (text: string) => slips('template-leftovers', [], { paragraphs: [{ text }] })

  it.each(['某某市教育局部门（单位）共有车辆 1 辆。', '国内公务接待支出 3 万元，列明公务接待 2 批次。'])('%s', (text) =>
    expect(leftovers(text)).toHaveLength(1),
  )

  it.each(['本部门（单位）共有车辆 1 辆。', '各级党委部门（单位）予以支持。', '全局部门（单位）共 3 个。'])(
    '%s',
    (text) => expect(leftovers(text)).toEqual([]),
  )
})
