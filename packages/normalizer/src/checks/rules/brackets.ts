import { defineWordingRule, excerpt, type Slip } from '../wording-rule.ts'

const pairs: Readonly<Record<string, string>> = { '（': '）', '《': '》', '【': '】', '〔': '〕' }
const closing = new Set(Object.values(pairs))
const sameWidth: Readonly<Record<string, string>> = { '(': '（', ')': '）' }

/** A text with more brackets open at once is no sentence. */
const deepest = 20

/** `1）`, `（2）、b）`: the closing bracket belongs to a number of a list. */
const ofNumber = /(?:^|[^\p{Script=Han}])[\da-zA-Z一二三四五六七八九十]{1,2}$/u
/** `[80，90）`, `（0，5]`: one end of a range is left out. */
const ofRange = /[[［]\s*[\d.]{1,8}%?\s*[,，]\s*[\d.]{1,8}%?\s*$/u
const beginsRange = /^\s*[\d.]{1,8}%?\s*[,，]\s*[\d.]{1,8}%?\s*[\]］]/u

/** A bracket that is opened is closed in the same paragraph, and the other way round. Width does not matter. */
export default defineWordingRule({
  id: 'brackets',
  title: { zh: '括号成对', en: 'Brackets come in pairs' },
  basis: '标点符号用法（GB/T 15834）：括号成对使用',
  severity: 'info',
  good: { zh: '括号成对。', en: 'All brackets come in pairs.' },
  *find(printed) {
    for (const block of printed) {
      // A text that goes on elsewhere, or a line of a title, says nothing of its brackets.
      if (block.kind === 'paragraph' && /[。；！]\s*$/u.test(block.text)) yield* slipsIn(block)
    }
  },
})

function* slipsIn({ text, place }: { readonly text: string; readonly place?: Slip['place'] }): Iterable<Slip> {
  const open: { readonly letter: string; readonly at: number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const printed = text.charAt(at)
    const letter = sameWidth[printed] ?? printed
    if (open.length > deepest) return
    if (letter in pairs) {
      if (!beginsRange.test(text.slice(at + 1, at + 24))) open.push({ letter, at })
    } else if (closing.has(letter)) {
      const opener = open.findLastIndex((one) => pairs[one.letter] === letter)
      if (opener >= 0) open.splice(opener, 1)
      else if (
        !ofNumber.test(text.slice(Math.max(0, at - 3), at)) &&
        !ofRange.test(text.slice(Math.max(0, at - 24), at))
      )
        yield slip(text, at, { zh: '没有与之对应的左括号', en: 'nothing opens this bracket' }, place)
    }
  }
  for (const { at } of open) yield slip(text, at, { zh: '括号没有闭合', en: 'this bracket is never closed' }, place)
}

function slip(text: string, at: number, what: Slip['message'], place: Slip['place']): Slip {
  const words = excerpt(text, at, at + 1)
  return { message: { zh: `“${words}”：${what.zh}。`, en: `“${words}”: ${what.en}.` }, place }
}
