import { money, moneyFigure } from '../evaluation-section/amounts.ts'
import { plain } from '../evaluation-section/passages.ts'
import { minus, plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

const names: Readonly<Record<string, string>> = {
  公务接待费: 'reception',
  公务用车购置及运行: 'vehicle',
  公务用车购置费: 'vehicle_purchase',
  公务用车运行: 'vehicle_operation',
  '因公出国(境)': 'overseas',
  三公经费: 'total',
}

/** `公务接待费…没有使用完，结余 0.5 万元` */
const left = new RegExp(
  `(${Object.keys(names).map(escaped).join('|')})[^。；;\\d]{0,40}(?:结余|节余|剩余)(?:了|为)?${money}`,
  'gu',
)

function escaped(text: string): string {
  return text.replace(/[()]/gu, String.raw`\$&`)
}

/** What the text says to be left of a 三公 expense is its budget less its actual; of an earlier budget something else may be left. */
export default defineRule({
  id: 'unspent-of-spent',
  title: {
    zh: '文字所称“三公”经费结余等于预算数减决算数',
    en: 'What the text says to be left of a three public expense is its budget less what was spent',
  },
  basis: '部门决算公开表式：财政拨款“三公”经费支出决算表，预算数、决算数',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    let seen = false
    for (const { text, place } of book.input.paragraphs ?? []) {
      if (!/[结节]余|剩余/u.test(text)) continue
      for (const [, name = '', raw, unit] of plain(text).matchAll(left)) {
        const at = (column: string) => book.figure(`three_public|${names[name]}|${column}`)
        const budget = at('budget_adjusted') ?? at('budget')
        const actual = at('actual')
        const rest = moneyFigure(
          raw,
          unit,
          { zh: `文字中${name}结余`, en: `what the text says to be left of ${name}` },
          book,
        )
        if (!budget || !actual || !rest) continue
        seen = true
        const right = [...plus(budget), ...minus(actual)]
        yield { kind: 'sum', left: plus(rest), right, soft: 'always', ...(place && { place }) }
      }
    }
    if (!seen)
      yield notApplicable(
        '文字没有“三公”经费结余',
        'the text says of no three public expense that something is left',
        [],
      )
  },
})
