import { plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'

const lines = { '30212': 'overseas', '30217': 'reception', '30231': 'vehicle_operation', '31013': 'vehicle_purchase' }

/**
 * The economic sections 30212, 30217, 30231 and 31013 of basic expenditure are the 三公 expenses paid from it. The rest of
 * 三公 is paid from projects, so it is a limit only, and not a strict one: trips abroad of teachers and researchers, for
 * one, are not counted among 三公.
 */
export default defineRule({
  id: 'three-public-against-basic',
  title: {
    zh: '基本支出中的三公经济科目不超过“三公”经费决算数',
    en: 'The economic lines of basic expenditure for the three public expenses are at most what the statement of them says',
  },
  basis: '政府收支分类科目（30212、30217、30231、31013 款）；“三公”经费支出口径',
  severity: 'warning',
  *find(book): Iterable<Relation> {
    for (const [code, item] of Object.entries(lines)) {
      const part = book.figure(`basic_expenditure|economic:${code}|amount`)
      const whole = book.figure(`three_public|${item}|actual`)
      if (part && whole) yield { kind: 'at_most', left: plus(part), right: plus(whole), soft: true }
    }
  },
})
