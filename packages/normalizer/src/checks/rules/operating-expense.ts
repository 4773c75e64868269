import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/**
 * 机关运行经费 is the public part (公用经费) of basic expenditure of administrative bodies and of those managed like them.
 * Bodies with other institutions below them state less, by right. What they cannot state is exactly class 302 where there
 * is capital expenditure (310) besides: then the equipment was left out.
 */
export default defineRule({
  id: 'operating-expense',
  title: {
    zh: '机关运行经费与公用经费合计的关系',
    en: 'Operating expense of administrative bodies against the public total of basic expenditure',
  },
  basis: '机关运行经费口径：行政单位和参照公务员法管理的事业单位的一般公共预算财政拨款公用经费，含办公设备购置',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    const operating = book.figure('operating_expense|total|amount')
    const everyday = book.figure('basic_expenditure|public_total|amount')
    if (!operating || !everyday) {
      yield notApplicable('没有可供比较的数字', 'there are no figures to compare', [])
      return
    }
    const goods = book.figure('basic_expenditure|economic:302|amount')
    const difference = everyday.value - operating.value
    const rounding = everyday.half + operating.half
    const likeGoods = goods && difference > rounding && goods.value === operating.value
    if (difference <= rounding && -difference <= rounding)
      yield { kind: 'sum', left: plus(operating), right: plus(everyday) }
    else if (likeGoods) yield { kind: 'sum', left: plus(operating), right: plus(everyday) }
    else if (difference < 0n) yield { kind: 'at_most', left: plus(operating), right: plus(everyday), soft: true }
    else {
      yield notApplicable(
        '所属事业单位的公用经费不计入机关运行经费',
        'public expenses of institutions are not operating expense',
        [operating, everyday],
      )
    }
  },
})
