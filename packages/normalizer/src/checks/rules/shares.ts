import { power } from '../amount.ts'
import type { Book, Figure } from '../book.ts'
import { append } from '../collect.ts'
import { type AmountInText, amountsIn, figureInText } from '../in-text.ts'
import { type Percentage, plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { judge } from '../verdict.ts'

/** `基本支出 704.29 万元，占 50.97%`, `占本年支出合计的 99.86%`. */
const share =
  /^[，,、]?\s?(?:约)?占(?:比|(本年)?总?(收入|支出)(?:合计|总额)?|(基本支出)|(?:政府)?(采购)支出总额)?的?(?:比例|比重)?(?:为)?\s?(\d{1,3}(?:[.．]\d{1,6})?)\s?[%％]/u

/** Where the whole is named, it is one of these; 支出合计 without 本年 may be that of a statement spoken of before. */
const named: Readonly<Record<string, readonly string[]>> = {
  收入: ['income_expenditure_summary|income:year_total|amount', 'income|total|total'],
  支出: ['income_expenditure_summary|expenditure:year_total|amount', 'expenditure|total|total'],
  基本支出: ['basic_expenditure|total|amount', 'general_budget_expenditure|total|basic', 'expenditure|total|basic'],
  采购: ['procurement|total|amount'],
}

/** p = part ÷ whole, where the whole is the one that is named, or else some total of the report or some amount said before. */
export default defineRule({
  id: 'shares',
  title: { zh: '所占百分比等于部分除以总数', en: 'A share in percent is the part divided by the whole' },
  basis: '部门决算公开参考样式：收入、支出、财政拨款支出结构情况',
  severity: 'warning',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const totals = book.figures.filter(
      (figure) => figure.unit === 'CNY' && /(?:^|:|_)total$/u.test(figure.item) && figure.value > 0n,
    )
    let seen = false
    for (const { text, place } of book.input.paragraphs ?? []) {
      const amounts = text.includes('占') ? amountsIn(text, book) : []
      const shares = amounts.flatMap((part, index) => shareBehind(part, index, text, book) ?? [])
      const closing = closingSentences(shares, book)
      const common = wholesOfSentences(shares, amounts, book)
      for (const { part, index, percent, name, ofYear, sentence } of shares) {
        // Of nothing the share is nothing, whatever the whole.
        if (part.value === 0n) continue
        seen = true
        const before = amounts.slice(0, index).map((one) => one.figure)
        const known = name === undefined ? [] : (named[name] ?? []).flatMap((key) => book.figure(key) ?? [])
        const any = [...before, ...totals]
        const listed = common.get(sentence)
        // Of a list, a part may have parts of its own.
        const unnamed = listed ? [listed, ...before.filter((_, at) => (amounts[at]?.start ?? 0) > sentence)] : any
        const wholes = name === undefined ? unnamed : name === '支出' && !ofYear ? [...known, ...any] : known
        const wider = { ...percent, half: (closing.get(sentence) ?? 1n) * percent.half }
        const relation =
          fitting(percent, part, wholes, book) ??
          fitting(wider, part, wholes, book) ??
          relationsOf(percent, part, wholes)[0]
        if (relation) yield { ...relation, ...(place && { place }) }
      }
    }
    if (!seen) yield notApplicable('没有所占百分比的说明', 'no share is stated', [])
  },
})

interface StatedShare {
  readonly part: Figure
  /** Of the amounts of the paragraph. */
  readonly index: number
  readonly percent: Figure
  /** What is said to be the whole. */
  readonly name: string | undefined
  readonly ofYear: boolean
  /** Where its sentence begins. */
  readonly sentence: number
}

function shareBehind(part: AmountInText, index: number, text: string, book: Book): StatedShare | undefined {
  const [match, year, total, basic, procurement, raw] = share.exec(text.slice(part.end, part.end + 60)) ?? []
  const percent = match === undefined || raw === undefined ? undefined : figureInText(raw, '', book)
  const name = total ?? basic ?? procurement
  const sentence = text.lastIndexOf('。', part.start)
  return percent && { part: part.figure, index, percent, name, ofYear: year !== undefined, sentence }
}

/**
 * Shares that are listed in one sentence and come to 100 exactly were made to: what all of them lost by rounding was given to one.
 * By sentence, how many halves of a step that may be.
 */
function closingSentences(shares: readonly StatedShare[], book: Book): ReadonlyMap<number, bigint> {
  const sums = new Map<number, bigint[]>()
  for (const { sentence, percent } of shares) append(sums, sentence, percent.value)
  const hundred = 100n * power(book.scale)
  return new Map(
    [...sums].flatMap(([sentence, values]) => {
      const closes = values.length > 1 && values.reduce((sum, value) => sum + value, 0n) === hundred
      return closes ? [[sentence, BigInt(values.length + 1)] as const] : []
    }),
  )
}

/**
 * What the shares of a sentence are of: `本年收入合计 A，其中：甲 B，占 p%；乙 C，占 q%`. When the amount said before the first of them
 * fits all but one, it is the whole of that one too, and no other total that happens to fit.
 */
function wholesOfSentences(
  shares: readonly StatedShare[],
  amounts: readonly AmountInText[],
  book: Book,
): ReadonlyMap<number, Figure> {
  const sentences = new Map<number, StatedShare[]>()
  for (const share of shares) {
    if (share.name === undefined && share.part.value !== 0n) append(sentences, share.sentence, share)
  }
  const wholes = new Map<number, Figure>()
  for (const [sentence, listed] of sentences) {
    const [first] = listed
    const whole = first && amounts[first.index - 1]?.figure
    if (!whole || listed.length < 2) continue
    const fit = listed.filter(({ part, percent }) => fitting(percent, part, [whole], book))
    if (fit.length >= listed.length - 1) wholes.set(sentence, whole)
  }
  return wholes
}

/** With each of the wholes, those that were said first. */
function relationsOf(percent: Figure, part: Figure, wholes: readonly Figure[]): readonly Percentage[] {
  return wholes.map((whole): Percentage => ({ kind: 'percentage', percent, part: plus(part), whole: plus(whole) }))
}

function fitting(percent: Figure, part: Figure, wholes: readonly Figure[], book: Book): Percentage | undefined {
  return relationsOf(percent, part, wholes).find((relation) =>
    ['exact', 'within_rounding'].includes(judge(relation, book.scale).verdict),
  )
}
