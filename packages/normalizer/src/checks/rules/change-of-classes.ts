import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { everyLineHas } from './budget-of-items.ts'

const table = 'general_budget_expenditure'

/** The changes of all classes make up the change of the whole, unless a class had money in the year before only. */
export default defineRule({
  id: 'change-of-classes',
  title: {
    zh: '各类支出增减额之和等于支出增减总额',
    en: 'The changes of the classes add up to the change of the whole',
  },
  basis: '部门决算公开参考样式：一般公共预算财政拨款支出与上年相比情况',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    const total = book.figure(`${table}|total|change`)
    const classes = book.column(table, 'change').filter((figure) => /^function:\d{3}$/u.test(figure.item))
    if (total && classes.length > 0 && everyLineHas(book, 'change')) {
      yield { kind: 'sum', left: plus(total), right: plus(...classes), soft: 'always' }
    } else yield notApplicable('并非每类都有增减额', 'not every class has a change', [])
  },
})
