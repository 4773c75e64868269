/** How names of public bodies end; `(本级)` and other remarks in brackets may follow. */
const ending =
  /(?:本级|机关|局|厅|委|委员会|中心|院|会|办|办公室|室|部|校|学|队|大队|支队|所|站|馆|处|社|团|园|库|署|台|庭|场|政府|政协|街道|公司|集团|总站|总队|研究所|管理所|联合会|[妇残文侨科]联|[科作]协|工商联)(?:决算)?(?:\([^()]{1,20}\))?$/u

/** Whether a cleaned text reads like the name of a public body. */
export function isBody(name: string): boolean {
  return (
    name.length >= 3 &&
    name.length <= 50 &&
    /^\p{Script=Han}/u.test(name) &&
    !/[，:。0-9%]/u.test(name) &&
    ending.test(name)
  )
}
