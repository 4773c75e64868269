import { fromAmount, unitPower } from './amount.ts'
import type { Book, Figure } from './book.ts'
import { nameOf, sideName } from './labels.ts'
import { pairSlip } from './pair-slip.ts'
import type { AtMost, Bilingual, Percentage, Relation, Sum } from './relation.ts'
import type { Rule } from './rule.ts'
import { slipWords } from './slip.ts'
import type { Outcome, Verdict } from './verdict.ts'

/**
 * One sentence in Chinese and one in English: both figures in the printed unit and in 元, the difference, the tolerance, the verdict.
 * Of arithmetic that holds, which is nearly all of a result, only the verdict is said: the figures stand beside it.
 */
export function messageOf(relation: Relation, outcome: Outcome, rule: Rule, book: Book): Bilingual {
  switch (relation.kind) {
    case 'finding':
      return relation.message
    case 'not_applicable':
      return {
        zh: `${rule.title.zh}：不适用，${relation.reason.zh}。`,
        en: `${rule.title.en}: not applicable, ${relation.reason.en}.`,
      }
    case 'percentage':
      return held(relation, outcome) ?? ofPercentage(relation, outcome, book)
    default:
      return held(relation, outcome) ?? ofAmounts(relation, outcome, book)
  }
}

function held(relation: Sum | AtMost | Percentage, { verdict }: Outcome): Bilingual | undefined {
  if (verdict !== 'exact' && verdict !== 'within_rounding') return undefined
  const { zh, en } = relation.kind === 'at_most' && verdict === 'exact' ? notMore : endings[verdict]
  return { zh: `${zh}。`, en: `${upper(en)}.` }
}

const endings: Readonly<Record<Verdict, Bilingual>> = {
  exact: { zh: '一致', en: 'they agree' },
  within_rounding: { zh: '差额在四舍五入范围内', en: 'the difference is rounding' },
  improbable: {
    zh: '差额未必是错误，但不太可能出自四舍五入，请核对',
    en: 'the difference need not be an error, but rounding alone hardly explains it',
  },
  inconsistent: { zh: '不符', en: 'they do not agree' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
}

const notMore: Bilingual = { zh: '未超过', en: 'it is not more' }

function ofAmounts(relation: Sum | AtMost, outcome: Outcome, book: Book): Bilingual {
  const { left = 0n, right = 0n, difference = 0n, tolerance = 0n } = outcome
  const figure = relation.left[0]?.figure
  const unit = relation.kind === 'sum' && figure?.unit === 'count' ? '' : unitOf(figure)
  const other = unitOf(relation.right[0]?.figure)
  const names = sides(relation)
  const l = amount(left, unit, book.scale)
  const r = amount(right, other, book.scale)
  const limit = relation.kind === 'at_most'
  const by = (value: bigint): Bilingual => {
    const shown = short(value, unit === '%' ? '' : unit, book.scale)
    return unit === '%' ? { zh: `${shown} 个百分点`, en: `${shown} percentage points` } : { zh: shown, en: shown }
  }
  const [off, within] = [by(difference), by(tolerance)]
  const said = withSlip(endings[outcome.verdict], relation, outcome.verdict)
  return {
    zh: `${names.left.zh} 为 ${l}，${limit ? '不应超过' : ''}${names.right.zh} ${limit ? '' : '为 '}${r}，相差 ${off.zh}（容差 ${within.zh}）：${said.zh}。`,
    en: `${upper(names.left.en)} is ${l}, ${limit ? 'which may not exceed ' : ''}${names.right.en}${limit ? ' of' : ' is'} ${r}; difference ${off.en}, tolerance ${within.en}: ${said.en}.`,
  }
}

/** `不符（元与万元混淆）` */
function withSlip(ending: Bilingual, relation: Sum | AtMost, verdict: Verdict): Bilingual {
  const slip = relation.kind === 'sum' && verdict === 'inconsistent' ? pairSlip(relation) : undefined
  if (slip === undefined || slip === 'unknown') return ending
  const { zh, en } = slipWords[slip]
  return { zh: `${ending.zh}（${zh}）`, en: `${ending.en} (${en})` }
}

function sides(relation: Sum | AtMost): { readonly left: Bilingual; readonly right: Bilingual } {
  const figures = [...relation.left, ...relation.right].map((term) => term.figure)
  const mixed = figures.some((figure) => figure.prose) && figures.some((figure) => !figure.prose)
  const named = relation.kind === 'at_most' ? relation.leftName : undefined
  const left = named ?? sideName(relation.left, true, mixed)
  if (relation.kind === 'sum' && relation.rightName) return { left, right: relation.rightName }
  const table = figures[0]?.table
  const right = sideName(relation.right, !relation.right.every(({ figure }) => figure.table === table), mixed)
  return { left, right }
}

function ofPercentage(relation: Percentage, outcome: Outcome, book: Book): Bilingual {
  const name = nameOf(relation.percent, true)
  const part = sideName(relation.part, false)
  const whole = relation.wholeName ?? sideName(relation.whole, false)
  const shown = `${relation.percent.raw}%`
  if (outcome.verdict === 'not_applicable') {
    return {
      zh: `${name.zh}为 ${shown}：基数在四舍五入范围内可能为零，无法核对。`,
      en: `${upper(name.en)} is ${shown}: its base may be zero by rounding, so that it cannot be checked.`,
    }
  }
  const computed = `${roundTo(outcome.right ?? 0n, book.scale, 4)}%`
  const ending = endings[outcome.verdict]
  return {
    zh: `${name.zh}为 ${shown}，按${part.zh} ÷（${whole.zh}）计算为 ${computed}，相差 ${roundTo(outcome.difference ?? 0n, book.scale, 4)} 个百分点：${ending.zh}。`,
    en: `${upper(name.en)} is ${shown}; ${part.en} ÷ (${whole.en}) gives ${computed}, a difference of ${roundTo(outcome.difference ?? 0n, book.scale, 4)} percentage points: ${ending.en}.`,
  }
}

/** `708.44 万元 (7,084,400 元)` */
function amount(value: bigint, unit: string, scale: number): string {
  const shown = short(value, unit, scale)
  return unitPower(unit) === 0 ? shown : `${shown} (${grouped(fromAmount(value, scale))} 元)`
}

function short(value: bigint, unit: string, scale: number): string {
  const shown = grouped(fromAmount(value, scale + unitPower(unit)))
  return unit === '' || unit === '%' ? shown + unit : `${shown} ${unit}`
}

function unitOf(figure: Figure | undefined): string {
  return figure?.unit === 'percent' ? '%' : (figure?.rawUnit ?? '')
}

export function roundTo(value: bigint, scale: number, decimals: number): string {
  if (scale <= decimals) return fromAmount(value, scale)
  const step = 10n ** BigInt(scale - decimals)
  const half = step / 2n
  return fromAmount(value < 0n ? -((half - value) / step) : (value + half) / step, decimals)
}

/** `-1234567.5` → `-1,234,567.5` */
export function grouped(decimal: string): string {
  const point = decimal.indexOf('.')
  let text = point < 0 ? '' : decimal.slice(point)
  let end = point < 0 ? decimal.length : point
  for (; end > 3 && decimal[end - 4] !== '-'; end -= 3) text = `,${decimal.slice(end - 3, end)}${text}`
  return decimal.slice(0, end) + text
}

/** A sentence begins with a capital letter. */
export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
