import type { Check } from '../../result.ts'
import { grouped } from '../message.ts'
import { type Attention, byNeed, type Read, severityOf } from './attention.ts'
import { placeName, placesOf, sourcesOf } from './places.ts'
import { style } from './style.ts'
import { blameWords, factName, needWords, titleOf } from './words.ts'

/** What staff read in the morning, as one HTML file that stands alone. All text of reports is escaped. Pure. */
export function renderHtml(reports: readonly Read[]): string {
  const all = byNeed(reports)
  const look = all.filter((one) => one.need === 'look').length
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>核对报告 · Morning report</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>核对报告 <span class="soft">Morning report</span></h1>
<p class="soft">${all.length} 份报告，${look} 份需要核对。 ${all.length} reports, ${look} need a look.</p>
<table>
<thead><tr><th>单位 body</th><th>处理 need</th><th class="number wide">数字 facts</th><th class="number wide">归位 placed</th><th class="number">证实 proven</th><th class="number">错误 / 警告 / 提示</th></tr></thead>
<tbody>
${all.map(row).join('\n')}
</tbody>
</table>
${all.flatMap((one, index) => (one.need === 'none' ? [] : article(one, index))).join('\n')}
</main>
</body>
</html>
`
}

function row(one: Attention, index: number): string {
  const { facts, coverage } = one.result
  const title = `${escapeHtml(titleOf(one))}<br><span class="soft">${escapeHtml(one.name)}</span>`
  return `<tr><td>${one.need === 'none' ? title : `<a href="#report-${index}">${title}</a>`}</td><td>${need(one)}</td><td class="number wide">${facts.length}</td><td class="number wide">${coverage.placed}/${coverage.printed}</td><td class="number">${one.proven}%</td><td class="number">${one.errors} / ${one.warnings} / ${one.hints}</td></tr>`
}

function need(one: Attention): string {
  const words = needWords[one.need]
  return `<span class="tag ${one.need}">${words.zh} ${words.en}</span>`
}

function article(one: Attention, index: number): string {
  const sources = sourcesOf(one.result)
  const main = one.problems.filter((check) => severityOf(check) !== 'info')
  const hints = one.problems.filter((check) => severityOf(check) === 'info')
  const list = (checks: readonly Check[]) => checks.map((check) => problem(check, placesOf(check, sources)))
  const conflicts = one.conflicts.map(({ fact, sightings }) => {
    const seen = sightings.map(({ value, source }) => `${grouped(value)} (${placeName(source)})`).join('; ')
    return `<li class="warning"><p>${escapeHtml(factName(fact))}: ${escapeHtml(seen)}</p></li>`
  })
  const remarks = one.remarks.map(({ code, message, place, severity }) => {
    const where = place ? ` <span class="soft">${escapeHtml(placeName(place))}</span>` : ''
    return `<li class="${severity}"><p><code>${escapeHtml(code)}</code> ${escapeHtml(message)}${where}</p></li>`
  })
  return `<article id="report-${index}">
<h2>${escapeHtml(titleOf(one))} ${need(one)}</h2>
<p class="soft">${escapeHtml(one.name)}</p>
<ul>
${[...list(main), ...conflicts, ...remarks].join('\n')}
</ul>${hints.length === 0 ? '' : `\n<details><summary>${hints.length} 条提示 hints</summary>\n<ul>\n${list(hints).join('\n')}\n</ul></details>`}
</article>`
}

function problem(check: Check, places: readonly string[]): string {
  const where = places.length === 0 ? '' : ` <span class="soft">${escapeHtml(places.join('; '))}</span>`
  const blame = check.blame === undefined ? '' : `<p class="soft">${blameWords[check.blame]}</p>`
  return `<li class="${severityOf(check)}"><p>${escapeHtml(check.message.zh)}${where}</p><p class="soft">${escapeHtml(check.message.en)}</p>${blame}${proposals(check)}</li>`
}

/** The best proposal is seen at once, the others on demand. */
function proposals({ proposals: listed = [] }: Check): string {
  const rows = listed.map(
    ({ fact, value, why }) =>
      `<dt>→ ${escapeHtml(grouped(value))}</dt><dd>${escapeHtml(factName(fact))}: ${escapeHtml(why)}</dd>`,
  )
  const [best, ...others] = rows
  if (best === undefined) return ''
  const more =
    others.length === 0
      ? ''
      : `<details><summary>其他建议 ${others.length} more</summary><dl>${others.join('')}</dl></details>`
  return `<dl>${best}</dl>${more}`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (mark) => entities[mark] ?? mark)
}
