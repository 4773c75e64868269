import type { Fact } from '../../result.ts'

/**
 * Facts of a real report that were checked by hand, as CSV: table,item,column,value,unit,raw,rawUnit,where; `raw` in
 * quotation marks where it has commas.
 */
export function readTruth(csv: string): Fact[] {
  const [, ...lines] = csv.trim().split('\n')
  return lines.map((line, index): Fact => {
    const cells = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/gu)].map((match) => (match[1] ?? '').replaceAll('"', ''))
    const [table = '', item = '', column = '', value = '', unit = '', raw = '', rawUnit = '', where = ''] = cells
    return {
      table,
      item,
      column,
      value,
      unit: unit === 'percent' || unit === 'count' ? unit : 'CNY',
      raw,
      rawUnit: rawUnit === '元' || rawUnit === '千元' || rawUnit === '万元' || rawUnit === '亿元' ? rawUnit : '',
      source: { in: 'flow', block: index + 1, kind: where === 'prose' ? 'prose' : 'table' },
    }
  })
}
