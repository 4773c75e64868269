import { finding } from '../finding.ts'
import { tableName } from '../labels.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { statementsOfTheForm } from './statements-present.ts'

/** An empty statement carries a sentence that says why (`本部门没有政府性基金收入…故本表无数据`). */
export default defineRule({
  id: 'empty-statements-explained',
  title: { zh: '空表有说明', en: 'An empty statement says why it is empty' },
  basis: '地方预决算公开操作规程：没有数据的表格应当列出空表并说明',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    // A file of the statements alone (a workbook) leaves the words to another file.
    const hasText = (book.input.paragraphs ?? []).some(({ text }) => text.includes('。'))
    if (!hasText) {
      yield notApplicable('没有文字说明，可能另行公开', 'there is no text; it may be published apart', [])
      return
    }
    const unfilled = (book.input.statements ?? []).filter(
      ({ table, empty }) => empty && statementsOfTheForm.includes(table),
    )
    if (unfilled.length === 0) yield notApplicable('没有空表', 'no statement is empty', [])
    for (const { table, explanation, place } of unfilled) {
      const name = tableName(table)
      const holds = explanation !== undefined
      yield finding(
        holds,
        holds
          ? { zh: `${name.zh}为空表，有说明。`, en: `The statement of ${name.en} is empty and says why.` }
          : {
              zh: `${name.zh}为空表，没有说明原因。`,
              en: `The statement of ${name.en} is empty and does not say why.`,
            },
        { place },
      )
    }
  },
})
