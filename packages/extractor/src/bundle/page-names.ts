/**
 * What names of files have in common that are the pages of one document: the name without its last number and its ending
 * (`扫描-` of `扫描-01.jpg`). Undefined for a name without a number.
 */
export function pageSeries(name: string): string | undefined {
  const found = /^(.*?)\d{1,20}(\D{0,20})\.[^./]+$/u.exec(name)
  return found === null ? undefined : `${found[1]}#${found[2]}`
}
