import { evaluatedCounts } from '../evaluation-section/counts.ts'
import { formCount } from '../evaluation-section/forms.ts'
import { finding } from '../finding.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/**
 * Not every project evaluated is published with its form, but every form is of a project evaluated. A second-level project
 * is part of a first-level one, so that the two numbers do not add up; bodies that add them mean so.
 */
export default defineRule({
  id: 'evaluation-counts',
  title: {
    zh: '公开的自评表份数不超过自评项目个数',
    en: 'There are at most as many self-evaluation forms as projects evaluated',
  },
  basis: '部门决算公开参考样式：绩效自评项目个数，一级项目 XX 个，二级项目 XX 个',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const lists = evaluatedCounts(book)
    const counts = lists.flat().filter(({ number }) => number > 0)
    const forms = formCount(book)
    // Of one fund the larger of the two levels, of several funds all together.
    const most = lists.reduce((sum, list) => sum + Math.max(0, ...list.map(({ number }) => number)), 0)
    if (counts.length === 0 || forms === 0) {
      yield notApplicable('没有自评表，或文字没有自评项目个数', 'there is no form, or no number of projects', [])
      return
    }
    const holds = forms <= most
    const stated = counts.map(({ number, level }) =>
      level ? `${level === 1 ? '一' : '二'}级项目 ${number} 个` : `${number} 个`,
    )
    const english = counts.map(({ number, level }) => (level ? `${number} of level ${level}` : String(number)))
    yield finding(
      holds,
      holds
        ? {
            zh: `自评表 ${forms} 份，文字称自评${stated.join('、')}。`,
            en: `There are ${forms} forms; the text counts ${english.join(', ')} projects evaluated.`,
          }
        : {
            zh: `自评表有 ${forms} 份，多于文字所称自评${stated.join('、')}，相差 ${forms - most} 份，请核对。`,
            en: `There are ${forms} forms, more than the projects evaluated by the text (${english.join(', ')}): a difference of ${forms - most}; have a look.`,
          },
      { soft: true },
    )
  },
})
