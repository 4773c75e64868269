/** Zones and places that are no administrative divisions. */
const noDivision = /(?:开发区|高新区|园区|示范区|试验区|保税区|风景区|景区|校区|社区|小区|库区|灾区|片区|市区|地区性)$/u
const ofBody = /[局部院委会校厅]|中心|公司|中国|全国|国家/u
const prefix = /^(?:中国共产党|中共|中国人民政治协商会议|政协|中国共产主义青年团|共青团)/u
const next =
  /^(?:\p{Script=Han}{2,10}?(?:自治区|自治州|自治县|自治旗|特别行政区|地区)|\p{Script=Han}{1,8}?县|\p{Script=Han}{2,8}?(?:省|市|盟|区|旗))(?=.)/u

/**
 * The administrative divisions that the name of a body begins with, from the widest: `株洲市渌口区医疗保障局` gives 株洲市 and
 * 渌口区. Only what is printed: whether a 市 is of a prefecture or of a county, its name does not tell.
 */
export function divisionsIn(entity: string): string[] {
  const divisions: string[] = []
  let rest = entity.replace(prefix, '')
  for (let found = next.exec(rest)?.[0]; found !== undefined && divisions.length < 3; found = next.exec(rest)?.[0]) {
    if (noDivision.test(found) || ofBody.test(found)) break
    divisions.push(found)
    rest = rest.slice(found.length)
  }
  return divisions
}
