import { relative } from 'node:path'
import { describeWords, type Layout, layoutName } from '@gongkai/normalizer'
import { padEnd, padStart, printable, width } from '../cli/text.ts'

/**
 * The enabled layouts in order, for people: what each reads and where it comes from. In titles, what may be missing stands in
 * square brackets.
 */
export function listText(layouts: readonly Layout[], origins: ReadonlyMap<Layout, string>): string {
  const names = Math.max(...layouts.map((layout) => width(layoutName(layout))))
  const digits = String(layouts.length).length
  return layouts
    .map((layout, index) => {
      const origin = origins.get(layout)
      const from = origin === undefined ? 'built-in' : printable(relative('.', origin))
      const reads = layout.name === undefined || layout.name === layout.table ? '' : `reads ${layout.table}, `
      const titles = Array.isArray(layout.title) ? layout.title : [layout.title]
      return [
        `${padStart(String(index + 1), digits)}  ${padEnd(layoutName(layout), names)}  ${reads}${from}`,
        ...titles.map(
          (title, at) => `${' '.repeat(digits)}    ${at === 0 ? 'title  ' : 'or     '}  ${describeWords(title)}`,
        ),
        ...wrapped(`${' '.repeat(digits)}    lines    `, linesOf(layout)),
        ...wrapped(`${' '.repeat(digits)}    columns  `, idsOf(layout, 'columns')),
        '',
      ].join('\n')
    })
    .join('\n')
}

const lineWidth = 120

/** Ids behind a head, over as many lines as they need. */
function wrapped(head: string, ids: readonly string[]): string[] {
  const lines = [head]
  for (const [at, id] of ids.entries()) {
    const text = at < ids.length - 1 ? `${id}, ` : id
    const line = lines.at(-1) ?? ''
    if (line.length + text.length > lineWidth && line.length > head.length) lines.push(' '.repeat(head.length) + text)
    else lines[lines.length - 1] = line + text
  }
  return lines.map((line) => line.trimEnd())
}

type Panels = readonly Layout['panels'][string][]

const panelsOf = (layout: Layout): Panels => Object.values(layout.panels)

function idsOf(layout: Layout, field: 'items' | 'columns'): string[] {
  return [...new Set(panelsOf(layout).flatMap((panel) => Object.keys(panel[field])))]
}

function linesOf(layout: Layout): string[] {
  const codes = panelsOf(layout).flatMap(({ codes, classes }) => [
    ...(codes ? [`${codes} codes`] : []),
    ...(classes ? ['functional classes'] : []),
  ])
  return [...codes, ...idsOf(layout, 'items')]
}
