/**
 * Undoes what recognition usually does to Chinese text. Only what cannot stand in a printed report is changed: a bracket that closes
 * another one than it opens, a backslash, `方元` behind a figure.
 */
export function tidyText(text: string): string {
  return withMatchingBrackets(text.replace(/[\\|](?=[\d(（])|(?<=[(（])[\\|]/gu, ''))
    .replace(/(?<=\d\s?)[方力]\s?元/gu, '万元')
    .replace(/(?<=\d\s?)万\s?[无兀]/gu, '万元')
    .replace(/(?<=\d)\s?[%％]\s?[0oO](?=[,;，；。]|$)/gu, '%')
    .replace(/(?<=\d)\s?[%％](?:\s?[0oO])?\s?;/gu, '%；')
}

const opening = new Map([
  ['(', ')'],
  ['（', '）'],
  ['〈', '）'],
  ['《', '》'],
  ['<', '）'],
  ['{', '）'],
])
const closing = new Set([')', '）', '〉', '》', '>', '}'])

/** Marks of the levels of the classification stand in brackets: `行政运行（项）`. */
const level = /[类款项]$/u

/** Round brackets read as others become round: `〈类)`, `《2)`; the missing one of `教育支出类)` is set. A title in 《》 stays. */
function withMatchingBrackets(text: string): string {
  const letters = [...text]
  const open: number[] = []
  letters.forEach((letter, i) => {
    if (opening.has(letter)) {
      // Angles are round brackets misread; only a pair of double ones is a title.
      if (letter === '〈' || letter === '<' || letter === '{') letters[i] = '（'
      open.push(i)
      return
    }
    if (!closing.has(letter)) return
    const at = open.pop()
    if (at === undefined) {
      const before = letters.slice(Math.max(0, i - 2), i).join('')
      if (letter !== '》' && level.test(before) && before.length === 2) letters[i - 1] = `（${letters[i - 1]}`
      if (letter !== '》') letters[i] = '）'
      return
    }
    if (letters[at] === '《' && letter === '》') return
    letters[at] = '（'
    letters[i] = '）'
  })
  return letters.join('')
}
