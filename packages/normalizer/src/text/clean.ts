/**
 * Printed text in the one form in which it is compared: no white space of any kind, brackets and signs in half width, no
 * quotation marks, no marks of footnotes. Statements are typeset with spaces between characters (`项 目`), in either width
 * and with every kind of quotation mark; none of it carries meaning.
 */
export function clean(text: string): string {
  if (isClean.test(text)) return text
  let out = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (isSpace(code) || dropped.has(character)) continue
    if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0)
    else if (isCompatibility(code)) out += character.normalize('NFKC')
    else out += replaced.get(character) ?? character
  }
  return out.replace(/\(?注\d{1,2}\)?$/u, '').replace(/(?<=\p{Script=Han})[*＊]+$|^[*＊]+(?=\p{Script=Han})/gu, '')
}

/** Most labels and numbers have nothing to be undone. */
const isClean = /^[\u4e00-\u6ce7\u6ce9-\u9fff0-9.,()、。:%-]*$/u

/** Quotation marks and marks of footnotes. */
const dropped = new Set('“”‘’"\'＂＇「」『』《》〈〉①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮※★☆')

const replaced = new Map([
  ['〔', '('],
  ['〕', ')'],
  ['【', '('],
  ['】', ')'],
  ['［', '('],
  ['］', ')'],
  ['[', '('],
  [']', ')'],
  ['﹙', '('],
  ['﹚', ')'],
  ['︰', ':'],
  ['∶', ':'],
  ['﹕', ':'],
  ['．', '.'],
  ['﹒', '.'],
  ['﹣', '-'],
  ['−', '-'],
  ['﹐', ','],
  ['○', '〇'],
])

/** White space, zero-width characters and soft hyphens. */
function isSpace(code: number): boolean {
  return (
    code <= 0x20 ||
    (code >= 0x7f && code <= 0xa0) ||
    code === 0xad ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** Kangxi radicals and compatibility ideographs: some PDF fonts map common characters (`⼀`, `⽀`) to them. */
function isCompatibility(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff)
}
