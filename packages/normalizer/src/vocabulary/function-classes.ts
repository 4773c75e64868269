import { withoutBrackets } from '../text/label.ts'

/**
 * Classes (类) of the functional classification of government expenditure, 政府收支分类科目, with the names they have carried:
 * some were renamed in 2014, 2015, 2019, 2020 and 2021. The code is the identity. Names are without a closing 支出 and 等.
 */
const classes: readonly (readonly [code: string, ...names: string[]])[] = [
  ['201', '一般公共服务'],
  ['202', '外交'],
  ['203', '国防'],
  ['204', '公共安全'],
  ['205', '教育'],
  ['206', '科学技术'],
  ['207', '文化旅游体育与传媒', '文化体育与传媒', '文化体育传媒', '文化旅游体育传媒'],
  ['208', '社会保障和就业', '社会保障与就业'],
  ['209', '社会保险基金'],
  ['210', '卫生健康', '医疗卫生与计划生育', '医疗卫生'],
  ['211', '节能环保', '环境保护'],
  ['212', '城乡社区', '城乡社区事务'],
  ['213', '农林水', '农林水事务'],
  ['214', '交通运输'],
  ['215', '资源勘探工业信息', '资源勘探信息', '资源勘探电力信息', '资源勘探电力信息事务'],
  ['216', '商业服务业', '商业服务业事务'],
  ['217', '金融', '金融监管', '金融监管事务'],
  ['219', '援助其他地区'],
  ['220', '自然资源海洋气象', '国土海洋气象', '国土资源气象', '国土资源气象事务'],
  ['221', '住房保障'],
  ['222', '粮油物资储备', '粮油物资储备事务', '粮油物资储备管理事务'],
  ['223', '国有资本经营预算'],
  ['224', '灾害防治及应急管理', '灾害防治与应急管理'],
  ['227', '预备费'],
  ['228', '国债还本付息'],
  ['229', '其他'],
  ['230', '转移性'],
  ['231', '债务还本'],
  ['232', '债务付息'],
  ['233', '债务发行费用', '债务发行费'],
  ['234', '抗疫特别国债安排的', '抗疫特别国债安排'],
]

const byName = new Map(classes.flatMap(([code, ...names]) => names.map((name) => [key(name), code] as const)))

/** Code of a class by the label of its line, whatever the year: `医疗卫生与计划生育支出` and `卫生健康支出` are both 210. */
export function functionClass(label: string): string | undefined {
  return byName.get(key(label)) ?? byName.get(key(withoutBrackets(label)))
}

function key(name: string): string {
  return name
    .replace(/\(类\)$/u, '')
    .replace(/支出(?=$|类$)/u, '')
    .replace(/类$/u, '')
    .replace(/等(?=事务$|$)/u, '')
    .replace(/[、,]/gu, '')
}
