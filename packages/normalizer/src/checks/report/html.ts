import { grouped } from '../message.ts'
import { type Attention, byNeed } from './attention.ts'
import type { Entry } from './entry.ts'
import { escapeHtml } from './escape-html.ts'
import { exactPlaceName, placeNames } from './places.ts'
import { style } from './style.ts'
import { blameWords, both, needWords, severityWords, titleOf } from './words.ts'

/** A crop of a page. `svg` is markup, made from escaped text by whoever draws it. */
export interface Picture {
  readonly caption: string
  readonly svg: string
}

export interface HtmlOptions {
  /** Crops of the places of an entry, where the source is at hand. */
  readonly pictures?: (report: Attention, entry: Entry) => readonly Picture[]
  /** A sentence under the title, such as on pictures that are left out. */
  readonly note?: string
}

/** More of one report are counted, not listed: nobody reads on, and the page must open. */
const mostEntries = 200
/** More figures of one sum, and more places, are folded. */
const shownFigures = 4
const shownPlaces = 4

/** What staff read in the morning, as one HTML file that stands alone. All text of reports is escaped. Pure. */
export function renderHtml(reports: readonly Attention[], options: HtmlOptions = {}): string {
  const all = byNeed(reports)
  const articles = all.flatMap((one, index) => (one.need === 'none' ? [] : article(one, index, options)))
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>核对报告 · Morning report</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>核对报告 <span class="soft">Morning report</span></h1>
<p class="soft">${summary(all)}</p>
${tiles(all)}${options.note === undefined ? '' : `\n<p class="soft">${escapeHtml(options.note)}</p>`}
</header>
<table class="overview">
<thead><tr><th>单位 body</th><th>处理 need</th><th class="number wide">数字 facts</th><th class="number wide">归位 placed</th><th class="number">证实 proven</th><th class="number">错误 / 警告 / 提示</th></tr></thead>
<tbody>
${all.map(row).join('\n')}
</tbody>
</table>
${articles.join('\n')}
</main>
</body>
</html>
`
}

function summary(all: readonly Attention[]): string {
  const look = all.filter((one) => one.need === 'look').length
  return `${all.length} 份报告，${look} 份需要核对。 Reports: ${all.length}; to look at: ${look}.`
}

function tiles(all: readonly Attention[]): string {
  const tile = (className: string, words: string, count: number) =>
    `<li class="${className}"><b>${count}</b> ${words}</li>`
  const needs = (['look', 'glance', 'none'] as const).map((need) =>
    tile(need, both(needWords[need]), all.filter((one) => one.need === need).length),
  )
  return `<ul class="tiles">${tile('all', '报告 reports', all.length)}${needs.join('')}</ul>`
}

function row(one: Attention, index: number): string {
  const title = `${escapeHtml(titleOf(one))}<br><span class="soft">${escapeHtml(one.name)}</span>`
  const lost = one.placed < one.printed ? ' lost' : ''
  return `<tr><td>${one.need === 'none' ? title : `<a href="#report-${index}">${title}</a>`}</td><td>${need(one)}</td><td class="number wide">${one.facts}</td><td class="number wide${lost}">${one.placed}/${one.printed}</td><td class="number"><meter min="0" max="100" value="${one.proven}"></meter> ${one.proven}%</td><td class="number">${one.errors} / ${one.warnings} / ${one.hints}</td></tr>`
}

function need(one: Attention): string {
  return `<span class="tag ${one.need}">${both(needWords[one.need])}</span>`
}

function article(one: Attention, index: number, options: HtmlOptions): string {
  const shown = one.entries.slice(0, mostEntries)
  const list = (entries: readonly Entry[]) => entries.map((entry) => item(one, entry, options)).join('\n')
  const main = shown.filter((entry) => entry.severity !== 'info')
  const hints = shown.filter((entry) => entry.severity === 'info')
  const more = one.entries.length - shown.length
  const unplaced = one.printed - one.placed
  return `<article id="report-${index}">
<h2>${escapeHtml(titleOf(one))} ${need(one)}</h2>
<p class="soft">${escapeHtml(one.name)}${unplaced > 0 ? ` · ${unplaced} 个数字未归位 numbers without a place` : ''}</p>
<ul class="entries">
${list(main)}
</ul>${hints.length === 0 ? '' : `\n<details><summary>${hints.length} 条提示 hints</summary>\n<ul class="entries">\n${list(hints)}\n</ul></details>`}${more === 0 ? '' : `\n<p class="soft">另有 ${more} 条 and ${more} more</p>`}
</article>`
}

function item(report: Attention, entry: Entry, { pictures }: HtmlOptions): string {
  const { severity, rule, message, blame, places } = entry
  const crops = pictures?.(report, entry) ?? []
  const sentences =
    message.zh === undefined
      ? `<p>${escapeHtml(message.en)}</p>`
      : `<p>${escapeHtml(message.zh)}</p>\n<p class="soft" lang="en">${escapeHtml(message.en)}</p>`
  const named = placeNames(places)
  const beyond = named.length > shownPlaces ? ` · +${named.length - shownPlaces}` : ''
  const where = named.slice(0, shownPlaces).join(' · ') + beyond
  const head = [
    `<b class="${severity}">${both(severityWords[severity])}</b>`,
    `<code>${escapeHtml(rule)}</code>`,
    ...(where === '' ? [] : [`<span>${escapeHtml(where)}</span>`]),
    ...(blame ? [`<span class="blame">${both(blameWords[blame])}</span>`] : []),
  ]
  return `<li class="${severity}">
<p class="head">${head.join(' ')}</p>
${sentences}
${crops.map(figure).join('\n')}${figures(entry, crops.length > 0)}${proposals(entry)}
</li>`
}

function figure({ caption, svg }: Picture): string {
  return `<figure>${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>`
}

/** The figures with their places; folded where a picture shows them, or where there are many. */
function figures({ figures: listed, places }: Entry, pictured: boolean): string {
  if (listed.length === 0) {
    const exact = [...new Set(places.map(exactPlaceName))]
    const told = exact.length <= shownPlaces && places.every((place) => place.in !== 'page')
    if (pictured || told) return ''
    return `<details><summary>${exact.length} 处 places</summary><p class="soft">${escapeHtml(exact.join('; '))}</p></details>`
  }
  const rows = listed.map(
    ({ name, printed, place }) =>
      `<tr><td>${escapeHtml(name.zh)}</td><td class="number">${escapeHtml(printed)}</td><td class="soft">${escapeHtml(exactPlaceName(place))}</td></tr>`,
  )
  const table = `<table class="figures">${rows.join('')}</table>`
  if (!pictured && listed.length <= shownFigures) return table
  return `<details><summary>${listed.length} 个数字及位置 figures and places</summary>${table}</details>`
}

/** The best proposal is seen at once, the others on demand. */
function proposals({ proposals: listed }: Entry): string {
  const rows = listed.map(
    ({ name, value, why }) =>
      `<dt>→ ${escapeHtml(grouped(value))}</dt><dd>${escapeHtml(name.zh)}: ${escapeHtml(why)}</dd>`,
  )
  const [best, ...others] = rows
  if (best === undefined) return ''
  const more =
    others.length === 0
      ? ''
      : `<details><summary>其他建议 ${others.length} more</summary><dl>${others.join('')}</dl></details>`
  return `<dl><dt class="soft">建议</dt><dd>proposal</dd>${best}</dl>${more}`
}
