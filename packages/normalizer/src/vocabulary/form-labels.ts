import { economicCodes } from './economic-codes.ts'
import { functionCodes } from './function-codes.ts'

/** Labels of the forms as the Ministry of Finance prints them, for putting right what recognition misread. Cleaned, without ordinals. */
const printed = `
一般公共预算财政拨款收入 政府性基金预算财政拨款收入 国有资本经营预算财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入
本年收入合计 使用非财政拨款结余 年初结转和结余 本年支出合计 结余分配 年末结转和结余 一般公共预算财政拨款 政府性基金预算财政拨款
国有资本经营预算财政拨款 年初财政拨款结转和结余 年末财政拨款结转和结余 财政拨款收入 教育收费 基本支出 项目支出 上缴上级支出 经营支出
对附属单位补助支出 本年收入 本年支出 人员经费合计 公用经费合计 人员经费 公用经费 因公出国(境)费 因公出国(境)费用 公务用车购置及运行维护费
公务用车购置及运行费 公务用车购置费 公务用车运行维护费 公务用车运行费 公务接待费 功能分类科目编码 经济分类科目编码 科目代码 科目编码 科目名称
支出决算数 年初预算数 全年预算数
`

const classes = functionCodes.split('\n').flatMap((line) => /^\d{3} (\S+)/u.exec(line)?.[1] ?? [])
const economic = economicCodes.split('\n').flatMap((line) => /^\d+ (\S+)/u.exec(line)?.[1] ?? [])

export const formLabels: readonly string[] = [
  ...new Set([...printed.split(/\s+/u).filter((label) => label !== ''), ...classes, ...economic]),
]

/** Everything that may stand as it is: the labels above and all names of the functional classification. */
export const knownNames: ReadonlySet<string> = new Set([
  ...formLabels,
  ...functionCodes.split('\n').flatMap((line) => /^\d+ (\S+)/u.exec(line)?.[1] ?? []),
])
