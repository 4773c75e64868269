/** The number that a heading, an item of a list or a line of a statement begins with. */
export interface Numbering {
  /** How it is written: `一、`, `（一）`, `1.`, `（1）`, `1）`, `①`, `第一部分`. */
  readonly kind: 'part' | 'han' | 'han-in-brackets' | 'digits' | 'digits-in-brackets' | 'digits-and-bracket' | 'circled'
  readonly value: number
  /** As printed. */
  readonly text: string
}

const han = '一二三四五六七八九十'
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

const forms: readonly (readonly [kind: Numbering['kind'], form: RegExp])[] = [
  ['part', new RegExp(`^第([${han}]{1,3})(?:部分|章)`, 'u')],
  ['han', new RegExp(`^([${han}]{1,3})[、.．]`, 'u')],
  ['han-in-brackets', new RegExp(`^[（(]([${han}]{1,3})[)）]`, 'u')],
  ['digits', /^(\d{1,2})(?:、|[.．](?!\d))/u],
  ['digits-in-brackets', /^[（(](\d{1,2})[)）]/u],
  ['digits-and-bracket', /^(\d{1,2})[)）]/u],
  ['circled', new RegExp(`^([${circled}])`, 'u')],
]

/** Undefined where the text begins with something else. `2.5万元` and `2024年` are no numbering. */
export function numberingOf(text: string): Numbering | undefined {
  const begin = text.trimStart().slice(0, 12).replace(/\s/gu, '')
  for (const [kind, form] of forms) {
    const [printed, number] = form.exec(begin) ?? []
    if (printed === undefined || number === undefined) continue
    const value =
      kind === 'circled' ? circled.indexOf(number) + 1 : /\d/u.test(number) ? Number(number) : toValue(number)
    return value > 0 ? { kind, value, text: printed } : undefined
  }
  return undefined
}

/** `二十一` → 21; 0 where it is no number. */
function toValue(number: string): number {
  const ten = number.indexOf('十')
  if (ten < 0) return number.length === 1 ? han.indexOf(number) + 1 : 0
  const [tens, ones] = [number.slice(0, ten), number.slice(ten + 1)]
  if (tens.length > 1 || ones.length > 1 || ones === '十') return 0
  return (tens === '' ? 1 : han.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : han.indexOf(ones) + 1)
}
