import { grouped } from '../message.ts'
import { type Attention, byNeed } from './attention.ts'
import type { Entry } from './entry.ts'
import { placeName, placeNames } from './places.ts'
import { blameWords, both, needWords, severityWords, titleOf } from './words.ts'

const shownProposals = 3

/** What staff read in the morning, as Markdown: all reports in one table, then those that need a person. Pure. */
export function renderMarkdown(reports: readonly Attention[]): string {
  const all = byNeed(reports)
  const look = all.filter((one) => one.need === 'look').length
  const rows = all.map((one) => {
    const counts = `${one.errors} / ${one.warnings} / ${one.hints}`
    return `| ${needWords[one.need].zh} | ${plain(titleOf(one))} | ${plain(one.name)} | ${one.facts} | ${one.placed}/${one.printed} | ${one.proven}% | ${counts} |`
  })
  return [
    '# 核对报告 · Morning report',
    '',
    `${all.length} 份报告，${look} 份需要核对。 Reports: ${all.length}; to look at: ${look}.`,
    '',
    '| 处理 need | 单位 body | 文件 file | 数字 facts | 归位 placed | 证实 proven | 错误/警告/提示 errors/warnings/hints |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    ...all.filter((one) => one.need !== 'none').flatMap(section),
  ].join('\n')
}

function section(one: Attention): string[] {
  return [`## ${plain(titleOf(one))} (${plain(one.name)})`, '', ...one.entries.flatMap(item), '']
}

function item({ severity, rule, message, places, figures, blame, proposals }: Entry): string[] {
  const where = places.length === 0 ? '' : ` [${plain(placeNames(places).join('; '))}]`
  const [first, ...others] = message.zh === undefined ? [message.en] : [message.zh, message.en]
  return [
    `- **${severityWords[severity].zh} ${severity}** \`${rule}\` ${plain(first)}${where}`,
    ...others.map((text) => `  ${plain(text)}`),
    ...(blame ? [`  ${both(blameWords[blame])}`] : []),
    ...figures.map(
      ({ name, printed, place }) => `  - ${plain(name.zh)}: ${plain(printed)} [${plain(placeName(place))}]`,
    ),
    ...proposals
      .slice(0, shownProposals)
      .map(({ name, value, why }) => `  - 建议 proposal: ${plain(name.zh)} → ${grouped(value)}: ${plain(why)}`),
  ]
}

/** Text of a report is no Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|&#]/gu, (mark) => `\\${mark}`).replace(/\s+/gu, ' ')
}
