import type { Figure } from '../book.ts'
import { finding } from '../finding.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

const parts = ['overseas', 'vehicle', 'reception']

/**
 * Where one of the three public expenses is all that was spent, the budget of the whole is at least that of the part: the whole
 * cannot be completed to a higher percentage.
 *
 *     合计 0.79 万元，完成预算的 99.00%；其中公务接待费 0.79 万元，完成预算的 98.75%
 */
export default defineRule({
  id: 'part-completion',
  title: {
    zh: '“三公”经费全部为其中一项时，合计完成率不高于该项',
    en: 'When one expense is all that was spent, the whole is not completed to a higher percentage',
  },
  basis: '部门决算公开参考样式：“三公”经费支出决算与预算数对比情况；合计预算数为各项之和',
  severity: 'info',
  *find(book): Iterable<Relation> {
    const at = (item: string, column: string) => book.figure(`three_public|${item}|${column}`)
    const [spent, percent] = [at('total', 'actual'), at('total', 'completion_percent')]
    const only = parts.filter((item) => (at(item, 'actual')?.value ?? 0n) !== 0n)
    const part = only.length === 1 && only[0] ? only[0] : undefined
    const [own, ownPercent] = part ? [at(part, 'actual'), at(part, 'completion_percent')] : []
    if (!spent || !percent || !own || !ownPercent || own.value !== spent.value) {
      yield notApplicable('支出不止一项，或没有完成率', 'more than one was spent on, or no completion is given', [])
      return
    }
    const holds = percent.value - percent.half <= ownPercent.value + ownPercent.half
    const shown = ({ raw }: Figure) => `${raw}%`
    yield finding(
      holds,
      holds
        ? { zh: '合计与其唯一一项的完成率没有矛盾。', en: 'The whole and its only part agree in what they completed.' }
        : {
            zh: `合计与其唯一一项的决算数同为 ${spent.raw} ${spent.rawUnit}，完成率却分别为 ${shown(percent)} 和 ${shown(ownPercent)}。`,
            en: `The whole and its only part both spent ${spent.raw} ${spent.rawUnit}, but completed ${shown(percent)} and ${shown(ownPercent)}.`,
          },
      { soft: true, figures: [percent, ownPercent, spent, own] },
    )
  },
})
