/**
 * The letters of a PDF as text. Full-width digits, signs and brackets stay as printed: what they mean is not decided here.
 */

/** What a drawn letter is: its text, or nothing to see (`space`), or a letter that nobody knows. */
export type Letter =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'space' }
  | { readonly kind: 'unknown' }

const space: Letter = { kind: 'space' }
const unknown: Letter = { kind: 'unknown' }

/** Unicode 16, blocks of white space and of marks that draw nothing. */
const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  code === 0xad ||
  (code >= 0x2000 && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202f) ||
  (code >= 0x205f && code <= 0x2064) ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0xfe00 && code <= 0xfe0f)

const isUnknown = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code < 0xa0) ||
  (code >= 0xd800 && code <= 0xf8ff) ||
  code === 0xfffd ||
  (code >= 0xfff0 && code <= 0xfffb) ||
  (code & 0xfffe) === 0xfffe ||
  code >= 0xf0000

/**
 * Compatibility letters that mean one ordinary letter or several: CJK radicals, compatibility ideographs, ligatures,
 * vertical forms. Squared and circled letters (㎡, ①) are not among them: they are printed as such.
 */
const isCompatibility = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x2fdf) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfb00 && code <= 0xfb06) ||
  (code >= 0xfe10 && code <= 0xfe4f) ||
  (code >= 0x2f800 && code <= 0x2fa1f)

/** CJK radicals (U+2E80 to U+2EFF) that NFKC leaves alone, and the ideographs that they draw. */
const radicals: Readonly<Record<string, string>> = {
  '⺀': '冫',
  '⺁': '厂',
  '⺄': '乙',
  '⺅': '亻',
  '⺈': '刀',
  '⺉': '刂',
  '⺊': '卜',
  '⺋': '㔾',
  '⺌': '小',
  '⺍': '小',
  '⺎': '兀',
  '⺏': '尣',
  '⺐': '尢',
  '⺑': '尣',
  '⺒': '巳',
  '⺓': '幺',
  '⺔': '彐',
  '⺕': '彐',
  '⺖': '忄',
  '⺗': '心',
  '⺘': '扌',
  '⺙': '攵',
  '⺛': '旡',
  '⺜': '日',
  '⺝': '月',
  '⺞': '歹',
  '⺠': '民',
  '⺡': '氵',
  '⺢': '水',
  '⺣': '灬',
  '⺤': '爪',
  '⺥': '爫',
  '⺦': '丬',
  '⺧': '牛',
  '⺨': '犭',
  '⺪': '疋',
  '⺫': '罒',
  '⺬': '示',
  '⺭': '礻',
  '⺮': '竹',
  '⺯': '糸',
  '⺰': '纟',
  '⺱': '罓',
  '⺲': '罒',
  '⺳': '罓',
  '⺴': '网',
  '⺶': '羊',
  '⺷': '羊',
  '⺸': '羊',
  '⺹': '老',
  '⺺': '肀',
  '⺻': '聿',
  '⺼': '肉',
  '⺽': '臼',
  '⺾': '艹',
  '⺿': '艹',
  '⻀': '艹',
  '⻁': '虎',
  '⻂': '衤',
  '⻃': '西',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻇': '角',
  '⻈': '讠',
  '⻉': '贝',
  '⻊': '足',
  '⻋': '车',
  '⻌': '辶',
  '⻍': '辶',
  '⻎': '辶',
  '⻏': '阝',
  '⻐': '钅',
  '⻑': '長',
  '⻒': '长',
  '⻓': '长',
  '⻔': '门',
  '⻕': '阜',
  '⻖': '阝',
  '⻗': '雨',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻞': '食',
  '⻟': '飠',
  '⻠': '饣',
  '⻡': '首',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻫': '斉',
  '⻬': '齐',
  '⻭': '歯',
  '⻮': '齿',
  '⻯': '竜',
  '⻰': '龙',
  '⻱': '龜',
  '⻲': '亀',
  '⻳': '龟',
}

/** What the letter with this Unicode value is. A ligature gives several characters. */
export function toLetter(unicode: string): Letter {
  let text = ''
  let isSeen = false
  for (const character of unicode) {
    const code = character.codePointAt(0) ?? 0
    if (isSpace(code)) continue
    if (isUnknown(code)) return unknown
    isSeen = true
    text += isCompatibility(code) ? (radicals[character] ?? character.normalize('NFKC')) : character
  }
  text = text.trim()
  return isSeen && text !== '' ? { kind: 'text', text } : space
}
