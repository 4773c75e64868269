import { abs } from '../amount.ts'
import type { Book, Figure } from '../book.ts'
import { pointsFigure, withAmount } from '../evaluation-section/amounts.ts'
import { sizesOf } from '../evaluation-section/counts.ts'
import { formCount, fundFigures } from '../evaluation-section/forms.ts'
import { evaluationSection } from '../evaluation-section/read.ts'
import { type EvaluatedMoney, type Fund, fundIn, type Share } from '../evaluation-section/totals.ts'
import { nameOf } from '../labels.ts'
import { type Percentage, plus, type Relation, type Term } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { judge, side } from '../verdict.ts'

/**
 * `共涉及资金 12 万元，占一般公共预算项目支出总额的 100%`: the whole that is named stands in a statement, or in the text before. What
 * is evaluated may be given by budget, so that a share of the expenditure that does not come out need not be an error.
 */
export default defineRule({
  id: 'evaluation-shares',
  title: {
    zh: '自评项目涉及资金占项目支出总额的比例与决算数一致',
    en: 'The share of the money evaluated in the expenditure comes out',
  },
  basis: '部门决算公开参考样式：绩效自评共涉及资金 XX 万元，占一般公共预算项目支出总额的 XX%',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    let seen = false
    for (const money of evaluationSection(book).money) {
      if (money.amount.value === 0n) continue
      for (const share of money.shares) {
        const where = money.place ? { place: money.place } : {}
        for (const relation of relationsOf(money, share, book)) {
          seen = true
          yield { ...relation, ...where }
        }
      }
    }
    if (!seen) yield notApplicable('文字没有自评项目资金的占比', 'the text gives no share of the money evaluated', [])
  },
})

function relationsOf(money: EvaluatedMoney, share: Share, book: Book): Relation[] {
  const { percent } = share
  if (/(?:项目|评价)(?:总数|个数|数量)/u.test(share.of)) return ofNumbers(money, share, book)
  const declared = /^项目支出(?:预算)?总额/u.test(share.of) ? money.allProjects : undefined
  if (declared)
    return [{ kind: 'percentage', percent, part: plus(withAmount(money.amount)), whole: plus(withAmount(declared)) }]
  const relations = wholesOf(money, share, book).map(
    ({ whole, name }): Percentage => ({
      kind: 'percentage',
      percent,
      part: plus(withAmount(money.amount)),
      whole,
      soft: true,
      ...(name && { wholeName: name }),
    }),
  )
  const fitting = relations.find((relation) => holds(relation, book))
  if (!fitting) return relations.slice(0, 1)
  // A hundred percent, rounded, may be more than all there is.
  const all = /^100(?:\.0+)?$/u.test(percent.raw)
  if (!all || side(fitting.whole).value >= money.amount.value) return [fitting]
  return [fitting, { kind: 'at_most', left: plus(money.amount), right: fitting.whole, soft: true }]
}

interface Whole {
  readonly whole: readonly Term[]
  readonly name?: Percentage['wholeName']
}

/** Statements of each fund: all it spent, and of it on projects. */
const statements: Readonly<Record<Fund, readonly string[]>> = {
  all: ['expenditure', 'general_budget_expenditure'],
  general_budget: ['general_budget_expenditure'],
  government_fund: ['government_fund'],
  state_capital: ['state_capital'],
  insurance: [],
}

function wholesOf(money: EvaluatedMoney, { of }: Share, book: Book): Whole[] {
  const projects = of.includes('项目')
  if (/支出预算|预算总额|年初预算|预算安排/u.test(of)) return projects ? budgetOfForms(money, book) : []
  if (!of.includes('支出')) return []
  const named = fundIn(of)
  const tables = statements[named === 'all' ? money.fund : named]
  const keys = tables.map((table) => `${table}|total|${projects ? 'project' : 'total'}`)
  return keys.flatMap((key) => {
    const figure = book.figure(key)
    return figure ? [{ whole: plus(figure), name: nameOf(withAmount(figure), true) }] : []
  })
}

/** When every project evaluated has a form, and no other project spent anything, the budgets of the forms are all there are. */
function budgetOfForms(money: EvaluatedMoney, book: Book): Whole[] {
  if (!sizesOf(money.counts).includes(formCount(book))) return []
  const spent = fundFigures('executed', book)
  const projects = book.figure('expenditure|total|project') ?? book.figure('general_budget_expenditure|total|project')
  if (!spent || !projects || !agree(spent, projects)) return []
  return (['budgetAdjusted', 'budgetInitial'] as const).flatMap((field) => {
    const figures = fundFigures(field, book)
    const zh = field === 'budgetAdjusted' ? '全年预算数' : '年初预算数'
    const name = figures && {
      zh: `${figures.length} 份自评表${zh}之和`,
      en: `the budgets of ${figures.length} forms together`,
    }
    return figures && name ? [{ whole: plus(...figures), name }] : []
  })
}

function agree(parts: readonly Figure[], whole: Figure): boolean {
  const { value, half } = side(plus(...parts))
  return abs(value - whole.value) <= half + whole.half
}

/** `21 个项目评为一等，…，占项目总数比例 95.45%` */
function ofNumbers({ grade, counts }: EvaluatedMoney, { percent }: Share, book: Book): Relation[] {
  if (!grade || grade.number === 0) return []
  const part = pointsFigure(
    String(grade.number),
    { zh: `评为${grade.grade}的项目`, en: `projects graded ${grade.grade}` },
    book,
  )
  const relations = sizesOf(counts).flatMap((size): Percentage[] => {
    const whole = pointsFigure(String(size), { zh: '自评项目个数', en: 'projects evaluated' }, book)
    if (!part || !whole) return []
    const [exactPart, exactWhole] = [part, whole].map((figure) => ({ ...figure, half: 0n, ownHalf: 0n }))
    return exactPart && exactWhole
      ? [{ kind: 'percentage', percent, part: plus(exactPart), whole: plus(exactWhole) }]
      : []
  })
  return relations
    .filter((relation) => holds(relation, book))
    .concat(relations)
    .slice(0, 1)
}

function holds(relation: Percentage, book: Book): boolean {
  return ['exact', 'within_rounding'].includes(judge(relation, book.scale).verdict)
}
