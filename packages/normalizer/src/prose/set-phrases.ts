/**
 * Set phrases of the form of a report (部门决算公开范本), for text that was recognised (OCR). Each is long enough that one wrong
 * letter cannot make another phrase of it, but for those that differ in one letter (年初, 年末): there that letter is left. So are
 * the first letter and the last, where another word may begin (公务用车购置支出).
 */
const phrases = [
  '一般公共预算财政拨款支出',
  '一般公共预算财政拨款收入',
  '一般公共预算财政拨款基本支出',
  '政府性基金预算财政拨款',
  '国有资本经营预算财政拨款',
  '使用非财政拨款结余',
  '附属单位上缴收入',
  '对附属单位补助支出',
  '上级补助收入',
  '上缴上级支出',
  '年初结转和结余',
  '年末结转和结余',
  '上年结转和结余',
  '公务用车购置及运行维护费',
  '公务用车购置及运行费',
  '公务用车运行维护费',
  '公务用车运行费',
  '公务用车购置费',
  '公务用车保有量',
  '国内公务接待',
  '国外公务接待',
  '公务接待费支出',
  '因公出国(境)费',
  '因公出国(境)团组',
  '机关运行经费支出',
  '政府采购支出总额',
  '政府采购货物支出',
  '政府采购工程支出',
  '政府采购服务支出',
  '授予中小企业合同金额',
  '授予小微企业合同金额',
  '授予中型企业合同金额',
  '授予小型企业合同金额',
  '授予微型企业合同金额',
  '主要负责人用车',
  '主要领导干部用车',
  '机要通信用车',
  '应急保障用车',
  '执法执勤用车',
  '特种专业技术用车',
  '离退休干部服务用车',
  '完成年初预算的',
  '完成全年预算的',
  '完成当年预算的',
  '完成本年预算的',
  '完成调整预算的',
] as const

const known: ReadonlySet<string> = new Set(phrases)

/** Places of a phrase where another phrase has another letter. */
const telling: ReadonlyMap<string, ReadonlySet<number>> = new Map(
  phrases.map((phrase) => {
    const near = phrases.flatMap((other) =>
      other === phrase || other.length !== phrase.length ? [] : (onlyDifference(phrase, other, 0) ?? []),
    )
    return [phrase, new Set(near)]
  }),
)

/** Puts one wrong letter of a set phrase right: `完成年初巴算的` gives `完成年初预算的`. Digits and signs are never touched. */
export function correctPhrases(text: string): string {
  let out = text
  for (let at = 0; at < out.length; at += 1) {
    const meant = phrases.filter((phrase) => {
      const place = onlyDifference(phrase, out, at)
      return place !== undefined && !telling.get(phrase)?.has(place) && /\p{Script=Han}/u.test(out[at + place] ?? '')
    })
    const [phrase] = meant.sort((a, b) => b.length - a.length)
    if (phrase === undefined || known.has(out.slice(at, at + phrase.length))) continue
    out = out.slice(0, at) + phrase + out.slice(at + phrase.length)
  }
  return out
}

/** The one place inside the phrase where the text from `at` on differs from it; nothing where none or more do. */
function onlyDifference(phrase: string, text: string, at: number): number | undefined {
  if (text.length < at + phrase.length) return undefined
  let place: number | undefined
  for (let index = 0; index < phrase.length; index += 1) {
    if (phrase[index] === text[at + index]) continue
    if (place !== undefined || index === 0 || index === phrase.length - 1) return undefined
    place = index
  }
  return place
}
