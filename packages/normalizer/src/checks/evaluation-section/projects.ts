import type { Bilingual } from '../bilingual.ts'
import type { Book, Figure } from '../book.ts'
import { money, moneyFigure, percentFigure, pointsFigure } from './amounts.ts'
import type { Passage } from './passages.ts'

/**
 * What the text says of one project, or of all expenditure of the body (整体支出), after the set phrases of the form:
 *
 *     信息化项目绩效自评综述：…，项目自评得分为 93 分。项目全年预算数为 4 万元，执行数为 4 万元，完成预算的 100%。
 */
export interface ProjectStatement {
  /** As printed; null where the sentence does not say. */
  readonly project: string | null
  /** It speaks of all expenditure of the body. */
  readonly whole: boolean
  /** The one beside the spending first; initial budget and budget of the year may both be given. */
  readonly budgets: readonly Figure[]
  readonly executed: Figure
  readonly rate?: Figure
  readonly score?: Figure
  /** 优, 一等: the best grade there is. */
  readonly best: boolean
  readonly place?: Passage['place']
}

/** Budget and spending, or spending alone where it is that of the year. */
const anchor = new RegExp(
  `((?:年初|全年|部门|单位|调整|年度)?)预算数(?:为|是|[:：])?${money}[，,;；、]?(?:全年|年度|本年)?(?:实际)?(?:执行数|支出数?|执行)(?:为|是|[:：])?${money}|全年执行数(?:为|是|[:：])?${money}`,
  'gu',
)
/** Not 目标完成率, 指标完成率. */
const rate =
  /^[^。目指任]{0,24}?(?:完成(?:年度|全年|年初)?预算数?的?|预算完成率(?:为|达到?|是)?|执行率(?:为|达到?|是)?)(\d{1,6}(?:\.\d{1,6})?)%/u
/** By the body itself; 部门评价得分 is another. */
const score = /(?:自评|项目绩效|综合)(?:评价|综合)?得分(?:为|是)?(\d{1,3}(?:\.\d{1,4})?)分/gu
const best = /(?:评级|评价等级|等级|评定)(?:为|是)?(?:优|一等)/u

/** `信息化项目绩效自评综述`, the nearest before the amounts. */
const titled = /([^。；;:：，,]{2,80}?)项目(?:支出)?绩效(?:自评|评价)(?:综述|情况|结果|得分)/gu
/** `信息化项目全年预算数…` */
const beside = /([^。；;:：，,]{2,80})项目$/u

const budgetBefore = new RegExp(`预算数?(?:为|是|[:：])?${money}[，,;；、][^。]{0,30}$`, 'u')

/** How far before the amounts the name may stand, and how far behind them the score. */
const before = 260
const behind = 90
/** More are no text about evaluations. */
const most = 500

/** `form` is the project whose form says so. */
export function projectStatements(passages: readonly Passage[], book: Book, form?: string): ProjectStatement[] {
  return passages.flatMap((passage) => statementsIn(passage, book, form)).slice(0, most)
}

function statementsIn({ text, place }: Passage, book: Book, form: string | undefined): ProjectStatement[] {
  const matches = [...text.matchAll(anchor)]
  return matches.flatMap((match, index): ProjectStatement[] => {
    const [all, kind = '', budgetRaw, budgetUnit, spentRaw, spentUnit, aloneRaw, aloneUnit] = match
    const end = match.index + all.length
    const earlier = matches[index - 1]
    const from = Math.max(match.index - before, earlier ? earlier.index + earlier[0].length : 0)
    const lead = text.slice(from, match.index)
    const whole =
      (/^(?:部门|单位)$/u.test(kind) && !/项目[^。]{0,30}$/u.test(lead)) || /整体支出[^。]{0,40}$/u.test(lead)
    const sentence = lead.slice(lead.lastIndexOf('。') + 1)
    const named = whole ? undefined : nameIn(lead)
    const project = named?.name ?? null
    const of = subject(whole, project, form)
    const name = (zh: string, en: string): Bilingual => ({
      zh: of.zh + zh,
      en: `${en} ${form === undefined ? 'of' : 'in'} ${of.en}`,
    })
    // What stands before the name is said of the project before.
    const own = lead.slice(named?.start ?? 0)
    const [, earlierRaw, earlierUnit] = budgetBefore.exec(own) ?? []
    const budgets = [
      [budgetRaw, budgetUnit],
      [earlierRaw, earlierUnit],
    ].flatMap(([raw, unit]) => moneyFigure(raw, unit, name('预算数', 'budget'), book) ?? [])
    const executed = moneyFigure(spentRaw ?? aloneRaw, spentUnit ?? aloneUnit, name('执行数', 'spending'), book)
    // `其中 …`: of a part, unless the part is named.
    if (!executed || (named === undefined && /其中|分别/u.test(sentence))) return []
    const after = text.slice(end, Math.min(end + behind, matches[index + 1]?.index ?? text.length))
    const percent = percentFigure(rate.exec(after)?.[1], name('执行率', 'execution rate'), book)
    const points = pointsFigure(
      ([...own.matchAll(score)].at(-1) ?? [...after.matchAll(score)][0])?.[1],
      name('自评得分', 'score'),
      book,
    )
    return [
      {
        project,
        whole,
        budgets,
        executed,
        ...(percent && { rate: percent }),
        ...(points && { score: points }),
        best: best.test(own) || best.test(after),
        ...(place && { place }),
      },
    ]
  })
}

function subject(whole: boolean, project: string | null, form: string | undefined): Bilingual {
  if (form !== undefined) return { zh: `《${form}》自评表文字中`, en: `the words of the self-evaluation of “${form}”` }
  if (whole) return { zh: '文字中整体支出', en: 'all expenditure in the text' }
  return project === null
    ? { zh: '文字中项目', en: 'a project in the text' }
    : { zh: `文字中《${project}》`, en: `“${project}” in the text` }
}

function nameIn(lead: string): { readonly name: string; readonly start: number } | undefined {
  const match = beside.exec(lead) ?? [...lead.matchAll(titled)].at(-1)
  const name = match?.[1]?.replace(/^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、是]+)+/u, '')
  return match && name && name.length >= 2 ? { name, start: match.index } : undefined
}
