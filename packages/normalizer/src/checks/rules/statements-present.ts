import { finding } from '../finding.ts'
import { tableName } from '../labels.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { stateCapitalIsDue } from './forms.ts'

export const statementsOfTheForm = [
  'income_expenditure_summary',
  'income',
  'expenditure',
  'appropriation_summary',
  'general_budget_expenditure',
  'basic_expenditure',
  'three_public',
  'government_fund',
  'state_capital',
]

/**
 * 部门决算公开表: the nine statements are published, empty ones too. The forms of the years before state capital had a column
 * of its own are eight.
 */
export default defineRule({
  id: 'statements-present',
  title: { zh: '九张决算公开表齐全', en: 'The nine statements are there' },
  basis: '地方预决算公开操作规程：部门决算应当公开的表格；没有数据的表格应当列出空表并说明',
  severity: 'warning',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const { statements } = book.input
    if (!statements) {
      yield notApplicable('不知道识别出哪些表', 'it is not known which statements were found', [])
      return
    }
    const found = new Set(statements.map((statement) => statement.table))
    // The explanations are often published apart from the statements.
    if (!statementsOfTheForm.some((table) => found.has(table))) {
      yield notApplicable(
        '本文件没有决算表，可能另行公开',
        'this file has no statements; they may be published apart',
        [],
      )
      return
    }
    const due = statementsOfTheForm.filter((table) => table !== 'state_capital' || stateCapitalIsDue(book))
    const missing = due.filter((table) => !found.has(table)).map(tableName)
    yield finding(
      missing.length === 0,
      missing.length === 0
        ? { zh: `${due.length} 张决算公开表齐全。`, en: `The ${due.length} statements are there.` }
        : {
            zh: `缺少 ${missing.length} 张表：${missing.map((name) => name.zh).join('、')}。`,
            en: `${missing.length} of the ${due.length} statements were not found: ${missing.map((name) => name.en).join(', ')}.`,
          },
    )
  },
})
