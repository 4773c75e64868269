import { clean } from '../../text/clean.ts'
import { knownNames } from '../../vocabulary/form-labels.ts'
import { tableName } from '../labels.ts'
import type { PrintedTable } from '../printed-blocks.ts'
import { defineWordingRule, type Slip } from '../wording-rule.ts'

const summaries = ['income_expenditure_summary', 'appropriation_summary']
const grandTotals = ['income:grand_total', 'expenditure:grand_total']

/** `效益指标（40份）`, `产出（50份）`: the weight of a group of indicators is in 分. */
const weight = /(?:指标|产出|效益|效果|成本|满意度|过程|决策|管理)\((\d{1,3}(?:\.\d)?)份\)$/u

/** Of names of the classification. */
const shortestName = 3
const longestLabel = 40

/** Labels that the forms fix. */
export default defineWordingRule({
  id: 'form-labels',
  title: { zh: '表中固定栏目的名称与表式一致', en: 'Fixed labels of the forms are those of the form' },
  basis: '部门决算公开表式：总计行；项目支出绩效自评表：分值',
  severity: 'info',
  good: { zh: '固定栏目的名称与表式一致。', en: 'The fixed labels are those of the form.' },
  *find(printed) {
    const tables = printed.filter((block) => block.kind === 'table')
    yield* grandTotalsOf(tables)
    for (const { cells, statements } of tables) {
      for (const cell of cells) {
        yield* weightIn(cell)
        if (statements.includes('basic_expenditure')) yield* twoNamesIn(cell)
      }
    }
  },
})

/** 行次 of the last line of the national form of appropriations, on its left and right side; that of income and expenditure has 31 and 62. */
const lastLine: Readonly<Record<string, readonly [left: string, right: string]>> = {
  income_expenditure_summary: ['31', '62'],
  appropriation_summary: ['32', '64'],
}

/**
 * Both summaries end in 总计. One that calls it 合计 although it is the national form, which its line numbers tell, and although the
 * other has 总计, is odd; forms of provinces may say 合计.
 */
function* grandTotalsOf(tables: readonly PrintedTable[]): Iterable<Slip> {
  const ofSummary = (summary: string) => {
    const own = tables.filter(({ statements }) => statements.length === 1 && statements[0] === summary)
    const labels = own.flatMap((table) =>
      table.labels.flatMap(({ item, label }) => (grandTotals.includes(item) ? { table, label } : [])),
    )
    return { summary, labels }
  }
  const seen = summaries.map(ofSummary)
  for (const { summary, labels } of seen) {
    const others = seen.filter((other) => other.summary !== summary).flatMap((other) => other.labels)
    const [first] = labels
    if (!first || !labels.every(({ label }) => label === '合计') || others.length === 0) continue
    if (!others.every(({ label }) => label.endsWith('总计'))) continue
    const { cells } = first.table
    const cell = cells.findLast(({ text }) => clean(text) === '合计')
    const line = cells.filter(({ row }) => row === cell?.row).map(({ text }) => text.trim())
    if (!cell || !lastLine[summary]?.every((number) => line.includes(number))) continue
    const name = tableName(summary)
    yield {
      message: {
        zh: `${name.zh}的最后一行写作“合计”，应为“总计”。`,
        en: `The last line of the ${name.en} is called 合计; the form says 总计.`,
      },
      place: cell.place,
      soft: true,
    }
  }
}

function* weightIn({ text, place }: PrintedTable['cells'][number]): Iterable<Slip> {
  const found = weight.exec(clean(text))
  if (!found) return
  yield {
    message: {
      zh: `“${found[0]}”：分值应写作“${found[1]}分”。`,
      en: `“${found[0]}”: a weight is written ${found[1]}分.`,
    },
    place,
  }
}

/** `经常性赠与资本性赠与`: the name of the next line stands in the cell too. On a page two cells may have been read as one. */
function* twoNamesIn({ text, place }: PrintedTable['cells'][number]): Iterable<Slip> {
  const label = clean(text)
  if (place.in === 'page' || label.length < 2 * shortestName || label.length > longestLabel || knownNames.has(label))
    return
  for (let at = shortestName; at <= label.length - shortestName; at += 1) {
    const [one, other] = [label.slice(0, at), label.slice(at)]
    if (!knownNames.has(one) || !knownNames.has(other)) continue
    yield {
      message: {
        zh: `一栏中有两个科目名称：“${one}”和“${other}”。`,
        en: `One cell has the names of two lines: “${one}” and “${other}”.`,
      },
      place,
    }
    return
  }
}
