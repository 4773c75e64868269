import { defineWordingRule, excerpt } from '../wording-rule.ts'

const amount = '(\\d[\\d,]{0,18}(?:\\.\\d{1,8})?)\\s?(?:亿元|万元|千元|元)'
const rate = '(\\d{1,8}(?:\\.\\d{1,6})?)\\s?[%％]'
const up = '增加|增长|上升|提高'
const down = '减少|下降|降低'
const opposite = new RegExp(
  `(?:(?:${down})(?:了)?\\s?${amount}[，,、]\\s?(?:${up})|(?:${up})(?:了)?\\s?${amount}[，,、]\\s?(?:${down}))(?:了)?\\s?${rate}`,
  'gu',
)

/** `减少 1,884 元，增长 64.08%`: an amount that fell cannot have a rate that grew. */
export default defineWordingRule({
  id: 'opposite-directions',
  title: { zh: '增减额与增减率的方向词一致', en: 'The words for a change and for its rate go the same way' },
  basis: '部门决算公开参考样式：与上年度决算数相比情况',
  severity: 'warning',
  good: { zh: '增减额与增减率的方向词一致。', en: 'The words for changes and their rates go the same way.' },
  *find(printed) {
    for (const block of printed) {
      if (block.kind === 'table') continue
      for (const found of block.text.matchAll(opposite)) {
        const [words, fell = '', grew = '', percent = ''] = found
        if (isZero(fell + grew) && isZero(percent)) continue
        const shown = excerpt(block.text, found.index, found.index + words.length)
        yield {
          message: {
            zh: `“${shown}”：增减额与增减率的方向相反。`,
            en: `“${shown}”: the change and its rate go opposite ways.`,
          },
          place: block.place,
        }
      }
    }
  },
})

function isZero(figure: string): boolean {
  return /^[0.,]*$/u.test(figure)
}
