import { plus } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notPrinted, type Part, present, sums } from '../sums.ts'

const at = (item: string) => `basic_expenditure|${item}|amount`
/** 人员经费: 工资福利支出 and 对个人和家庭的补助. */
const personnelClasses = ['301', '303']
/** 公用经费: every other economic class that basic expenditure may have. */
const everydayClasses = ['302', '307', '309', '310', '311', '312', '313', '399']

/** Form 公开06表: 人员经费合计, 公用经费合计 and 合计. */
export default defineRule({
  id: 'basic-expenditure-totals',
  title: {
    zh: '基本支出决算表：人员经费、公用经费合计等于所属各类之和，两者之和等于合计',
    en: 'Basic expenditure: personnel and public totals are the sums of their economic classes, and together the total',
  },
  basis: '部门决算公开表式：一般公共预算财政拨款基本支出决算明细表；政府收支分类科目（部门预算支出经济分类）',
  severity: 'error',
  *find(book) {
    const items = book.items('basic_expenditure')
    // A class whose own line is not printed is the sum of its sections.
    const classOf = (code: string): Part => ({
      use: at(`economic:${code}`),
      orElse: items.filter((item) => item.startsWith(`economic:${code}`)).map(at),
    })
    const personnel = personnelClasses.map(classOf)
    const everyday = everydayClasses.map(classOf)
    const [people] = present(book, [at('personnel_total')])
    const [daily] = present(book, [at('public_total')])
    yield* sums(book, [
      { left: [at('personnel_total')], right: personnel },
      { left: [at('public_total')], right: everyday },
    ])
    const [total] = present(book, [at('total')])
    if (total && people && daily) yield { kind: 'sum', left: plus(total), right: plus(people, daily) }
    else if (total) {
      // Without the two subtotals the classes make up the whole.
      const classes = present(book, [...personnel, ...everyday])
      if (people || daily || classes.length === 0 || total.prose) yield notPrinted([total, ...classes])
      else yield { kind: 'sum', left: plus(total), right: plus(...classes) }
    }
  },
})
