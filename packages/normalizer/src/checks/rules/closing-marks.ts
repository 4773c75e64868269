import { numberingOf } from '../numbering.ts'
import type { PrintedBlock, PrintedParagraph } from '../printed-blocks.ts'
import { defineWordingRule, excerpt } from '../wording-rule.ts'

/** So many items tell how the list is written. */
const enough = 4
/** Shorter items may be names. */
const shortest = 12

/** The items of a list end alike: where all others have a full stop, one without it lost it. */
export default defineWordingRule({
  id: 'closing-marks',
  title: { zh: '同一列表各条的结尾标点一致', en: 'The items of a list end with the same mark' },
  basis: '标点符号用法（GB/T 15834）：句末点号',
  severity: 'info',
  good: { zh: '结尾标点一致。', en: 'The items of lists end alike.' },
  *find(printed) {
    for (const items of listsOf(printed)) {
      const bare = items.filter(({ text }) => /\p{Script=Han}\s*$/u.test(text))
      const [item] = bare
      const stopped = items.filter(({ text }) => /[。；]\s*$/u.test(text)).length
      if (!item || bare.length > 1 || stopped < enough || stopped + 1 < items.length) continue
      if (item.text.length < shortest) continue
      const words = excerpt(item.text, item.text.length, item.text.length)
      yield {
        message: { zh: `“${words}”：句末缺少标点。`, en: `“${words}”: the closing mark is missing.` },
        place: item.place,
      }
    }
  },
})

/** Paragraphs that stand one after the other with numbers one after the other. The last may go on elsewhere, and is left out. */
function* listsOf(printed: readonly PrintedBlock[]): Iterable<readonly PrintedParagraph[]> {
  let items: PrintedParagraph[] = []
  let last: ReturnType<typeof numberingOf>
  for (const block of printed) {
    const number = block.kind === 'paragraph' ? numberingOf(block.text) : undefined
    const follows = number && last && number.kind === last.kind && number.value === last.value + 1
    if (!follows) {
      yield items.slice(0, -1)
      items = []
    }
    if (block.kind === 'paragraph' && number) items.push(block)
    last = number
  }
  yield items.slice(0, -1)
}
