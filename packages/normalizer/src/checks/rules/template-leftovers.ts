import type { Book } from '../book.ts'
import { finding, onlyFailures } from '../finding.ts'
import type { Finding } from '../relation.ts'
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
  find: (book) =>
    onlyFailures(
      leftIn(book),
      { zh: '没有遗留的模板文字。', en: 'Nothing of the template is left.' },
      notApplicable('没有文字', 'there is no text', []),
    ),
})

function* leftIn({ input: { paragraphs, reading } }: Book): Iterable<Finding | 'sound'> {
  // What was recognised in a picture (OCR) may be misread.
  const soft = reading?.digits === 'recognised'
  for (const { text, place } of paragraphs ?? []) {
    yield 'sound'
    const shown = leftovers.flatMap((pattern) => {
      const words = pattern.exec(text)?.[0]
      return words === undefined ? [] : [`“${words}”`]
    })
    if (shown.length === 0) continue
    const message = { zh: `遗留模板文字${shown.join('、')}。`, en: `Left over from the template: ${shown.join(', ')}.` }
    yield finding(false, message, { soft, place })
  }
}
