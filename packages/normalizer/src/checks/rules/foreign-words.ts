import { defineWordingRule, excerpt } from '../wording-rule.ts'

/** Connecting words of English between Chinese ones; names (`DIP`, `VPN`, `App`) are none of them. */
const connecting =
  /(?<=[\p{Script=Han}，、）)])\s*(?<![A-Za-z])(and|or|of|the|for|with|from|by|in|to)(?![A-Za-z])\s*(?=[\p{Script=Han}（(“])/gu

/** `动态调整 and 调剂`: an English connecting word that a translation or a conversion left in a Chinese sentence. */
export default defineWordingRule({
  id: 'foreign-words',
  title: { zh: '中文语句中没有夹杂英文连词', en: 'No English connecting word stands in a Chinese sentence' },
  basis: '国家通用语言文字法：公文使用规范汉字',
  severity: 'info',
  good: { zh: '没有夹杂英文连词。', en: 'No English connecting word stands in the text.' },
  *find(printed) {
    for (const block of printed) {
      if (block.kind === 'table') continue
      for (const found of block.text.matchAll(connecting)) {
        const words = excerpt(block.text, found.index, found.index + found[0].length)
        yield {
          message: { zh: `“${words}”：夹杂英文“${found[1]}”。`, en: `“${words}”: the English word “${found[1]}”.` },
          place: block.place,
        }
      }
    }
  },
})
