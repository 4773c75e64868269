import { clean } from './clean.ts'

export type MoneyUnit = '元' | '千元' | '万元' | '亿元'

/** Power of ten that leads from the unit to 元. */
export const powerOfUnit: Readonly<Record<MoneyUnit, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 }

const declared = /(?:单位[:为是]|(?:金额|计量|货币)单位)(?:均为|人民币)?(亿元|万元|千元|元|亿|万)/gu
const inBrackets = /\((?:人民币)?(亿元|万元|千元|元)\)/u

/**
 * Money units declared in a text (`金额单位：万元`, `单位 ： 元`), in printing order. A declaration may be broken over lines
 * (`金额单位：万` + `元`): join the lines before asking; a rest `万` can only be 万元.
 */
export function declaredUnits(text: string): MoneyUnit[] {
  return [...clean(text).matchAll(declared)].map((match) => complete(match[1] ?? ''))
}

/** The unit a header cell carries: `决算数（万元）`. */
export function unitOfHeader(text: string): MoneyUnit | undefined {
  const cleaned = clean(text)
  const found = inBrackets.exec(cleaned)
  return found ? complete(found[1] ?? '') : declaredUnits(cleaned)[0]
}

function complete(word: string): MoneyUnit {
  return word === '万' ? '万元' : word === '亿' ? '亿元' : (word as MoneyUnit)
}
