import { clean } from '../../text/clean.ts'
import { defineWordingRule } from '../wording-rule.ts'

/** The place before the name proper: `上海市普陀区`. */
const place = /^.*(?:省|自治区|市|地区|自治州|盟|县|区|旗|镇|乡|街道)(?=.{5,}$)/u
const connecting = '和与及'
/** Shorter names are like those of many other bodies. */
const shortest = 6
const longest = 40
const mostTold = 20

/** `规划与自然资源局` where the cover has `规划和自然资源局`: the name of the body is written in one way. */
export default defineWordingRule({
  id: 'body-named',
  title: { zh: '单位名称前后一致', en: 'The name of the body is written in the same way throughout' },
  basis: '部门决算公开参考样式：单位名称使用规范全称或规范简称',
  severity: 'info',
  good: { zh: '单位名称前后一致。', en: 'The name of the body is written in the same way throughout.' },
  *find(printed, { report }) {
    const name = clean(report.entity ?? '').replace(place, '')
    const variants = name.length < shortest || name.length > longest ? [] : variantsOf(name)
    if (variants.length === 0) return
    let told = 0
    for (const block of printed) {
      if (block.kind === 'table') continue
      const text = clean(block.text)
      const found = variants.find((variant) => text.includes(variant))
      if (found === undefined || told === mostTold) continue
      told += 1
      yield {
        message: {
          zh: `单位名称写作“${found}”，封面为“${name}”。`,
          en: `The body is called “${found}”; the cover calls it “${name}”.`,
        },
        place: block.place,
      }
    }
  },
})

/** The name with another connecting word, with one of its inner letters left out, or with one of them twice. */
function variantsOf(name: string): string[] {
  const variants: string[] = []
  for (let at = 1; at < name.length - 1; at += 1) {
    const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)]
    if (connecting.includes(letter)) {
      for (const other of connecting) if (other !== letter) variants.push(before + other + after)
    } else variants.push(before + after, before + letter + letter + after)
  }
  return variants.filter((variant) => !name.includes(variant))
}
