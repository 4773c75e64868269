import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'

/** The explanations (决算情况说明) repeat figures of the statements; the same figure must be the same wherever it stands. */
export default defineRule({
  id: 'prose-against-tables',
  title: {
    zh: '文字说明与表中同一数字一致',
    en: 'A figure that is stated again, in the text or in another table, is the same',
  },
  basis: '地方预决算公开操作规程：公开的决算说明与决算表数据一致',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    for (const sighting of book.sightings) {
      const fact = book.figure(sighting.key)
      if (fact) yield { kind: 'sum', left: plus(fact), right: plus(sighting), strict: true }
    }
    // The completion sentences call the total of a line its actual (支出决算).
    for (const actual of book.column('general_budget_expenditure', 'actual')) {
      const total = book.figure(`general_budget_expenditure|${actual.item}|total`)
      if (total) yield { kind: 'sum', left: plus(total), right: plus(actual), strict: true }
    }
  },
})
