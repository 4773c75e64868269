import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

const direction = '增加|减少|增长|下降|降低|上升|大于|小于|高于|低于|多于|少于|持平'

const leftovers = [
  // 减少（增加）0元: one of the two was to be struck out
  new RegExp(`(?:${direction})[（(](?:${direction})[)）]`, 'u'),
  // XX局, ××万元, ____: never filled in
  /[XＸ×]{2,}|_{3,}|＿{2,}/u,
  // 主要原因（无）
  /[（(]无[)）]/u,
  // 主要用于0
  /主要用于\s?[0０](?![\d０-９.．])/u,
  // 列明公务接待2批次: an instruction
  /列明(?:国内|国[（(]境[)）]外)?(?:公务)?接待/u,
  // 某某局部门（单位）: the name stands for 部门（单位）
  /(?:(?<![全各我本该])[局厅]|委员会|办公室|中心)部门[（(]单位[)）]/u,
  // （请根据实际情况填写）
  /[（(](?:请|可)(?:根据|按|自行|如实|补充)[^（）()]{0,40}[)）]/u,
]

/** What the template of the report leaves to the author and the author left as it was. */
export default defineRule({
  id: 'template-leftovers',
  title: { zh: '没有遗留的模板文字', en: 'Nothing of the template is left to fill in' },
  basis: '部门决算公开参考样式：括号中的可选文字应按实际情况取舍',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const { paragraphs, reading } = book.input
    // What was recognised in a picture (OCR) may be misread.
    const soft = reading?.digits === 'recognised' && ({ soft: true } as const)
    if (!paragraphs || paragraphs.length === 0) {
      yield notApplicable('没有文字', 'there is no text', [])
      return
    }
    let found = false
    for (const { text, place } of paragraphs) {
      const words = leftovers.map((pattern) => pattern.exec(text)?.[0]).filter((word) => word !== undefined)
      if (words.length === 0) continue
      found = true
      const shown = words.map((word) => `“${word}”`)
      yield {
        kind: 'finding',
        holds: false,
        figures: [],
        message: { zh: `遗留模板文字${shown.join('、')}。`, en: `Left over from the template: ${shown.join(', ')}.` },
        ...soft,
        ...(place && { place }),
      }
    }
    if (!found) {
      yield {
        kind: 'finding',
        holds: true,
        figures: [],
        message: { zh: '没有遗留的模板文字。', en: 'Nothing of the template is left.' },
      }
    }
  },
})
