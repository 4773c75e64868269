import { grouped } from '../message.ts'
import { type Attention, byNeed, type Read, severityOf } from './attention.ts'
import { placeName, placesOf, sourcesOf } from './places.ts'
import { blameWords, factName, needWords, titleOf } from './words.ts'

/** What staff read in the morning, as Markdown: all reports in one table, then those that need a person. Pure. */
export function renderMarkdown(reports: readonly Read[]): string {
  const all = byNeed(reports)
  const rows = all.map((one) => {
    const { facts, coverage } = one.result
    const counts = `${one.errors} / ${one.warnings} / ${one.hints}`
    return `| ${needWords[one.need].zh} | ${plain(titleOf(one))} | ${plain(one.name)} | ${facts.length} | ${coverage.placed}/${coverage.printed} | ${one.proven}% | ${counts} |`
  })
  return [
    '# 核对报告 · Morning report',
    '',
    `${all.length} 份报告，${all.filter((one) => one.need === 'look').length} 份需要核对。 ${all.length} reports, ${all.filter((one) => one.need === 'look').length} need a look.`,
    '',
    '| 处理 need | 单位 body | 文件 file | 数字 facts | 归位 placed | 证实 proven | 错误/警告/提示 errors/warnings/hints |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    ...all.filter((one) => one.need !== 'none').flatMap(section),
  ].join('\n')
}

function section(one: Attention): string[] {
  const sources = sourcesOf(one.result)
  const lines = [`## ${plain(titleOf(one))} (${plain(one.name)})`, '']
  for (const check of one.problems) {
    const places = placesOf(check, sources)
    const where = places.length === 0 ? '' : ` [${plain(places.join('; '))}]`
    lines.push(`- **${severityOf(check)}** ${plain(check.message.zh)}${where}`)
    lines.push(`  ${plain(check.message.en)}`)
    if (check.blame) lines.push(`  ${blameWords[check.blame]}`)
    for (const { fact, value, why } of check.proposals?.slice(0, 3) ?? []) {
      lines.push(`  - 建议 proposal: ${plain(factName(fact))} → ${grouped(value)}: ${plain(why)}`)
    }
  }
  for (const { fact, sightings } of one.conflicts) {
    const seen = sightings.map(({ value, source }) => `${grouped(value)} (${placeName(source)})`)
    lines.push(`- **conflict** ${plain(factName(fact))}: ${plain(seen.join('; '))}`)
  }
  for (const { code, message, place } of one.remarks) {
    lines.push(`- **${code}** ${plain(message)}${place ? ` [${plain(placeName(place))}]` : ''}`)
  }
  return [...lines, '']
}

/** Text of a report is no Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/gu, (mark) => `\\${mark}`).replace(/\s+/gu, ' ')
}
