import { finding } from '../finding.ts'
import { tableName } from '../labels.ts'
import { upper } from '../message.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** `故本表无数据`, `本表为空表` */
const withoutData = /无数据|空表|为空/u

/**
 * A statement without data is published as an empty form with a note. Printed zeros in it are figures all the same. Many good
 * reports print them, so that this rule is not among those that are on.
 */
export default defineRule({
  id: 'zeros-in-empty-statements',
  title: {
    zh: '注明无数据的表中没有印出的零',
    en: 'A statement that is said to have no data prints no zeros',
  },
  basis: '地方预决算公开操作规程：没有数据的表格应当列出空表并说明',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    let seen = false
    for (const { table, empty, explanation, place } of book.input.statements ?? []) {
      if (!empty || explanation === undefined || !withoutData.test(explanation)) continue
      seen = true
      const zeros = book.figures.filter((figure) => figure.table === table && !figure.prose)
      const { zh, en } = tableName(table)
      const holds = zeros.length === 0
      yield finding(
        holds,
        holds
          ? { zh: `${zh}为空表。`, en: `${upper(en)} is empty.` }
          : {
              zh: `${zh}注明没有数据，却印出 ${zeros.length} 个零。`,
              en: `${upper(en)} is said to have no data, but prints ${zeros.length} zeros.`,
            },
        { soft: true, figures: zeros, place },
      )
    }
    if (!seen) yield notApplicable('没有注明无数据的表', 'no statement is said to have no data', [])
  },
})
