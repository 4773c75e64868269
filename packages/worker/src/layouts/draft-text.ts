import { type Draft, type DraftLabel, type Layout, vocabulary } from '@gongkai/normalizer'
import { placeText } from '../output/place-text.ts'

type Panel = Layout['panels'][string]

/**
 * A first declaration of tables that no layout reads whole, as TypeScript. What is known is filled in; what has to be told by a
 * person stands under `'?'`, which does not compile. Texts of the report stand in it as literals only: a report cannot put
 * code into the file.
 *
 * @param suffix Ends the names of the layouts: letters, digits and `_`.
 */
export function draftText(drafts: readonly Draft[], suffix: string): string {
  const parts =
    drafts.length > 0 ? drafts.map((draft, index) => declaration(draft, index, drafts, suffix)) : [blank(suffix)]
  const names = parts.map((_, index) => constant(index))
  const samples = drafts.length > 0 ? drafts.map(sample) : [blankSample]
  return `${[
    "import { defineLayout, defineSample, named, sum } from '@gongkai/normalizer'",
    ...parts,
    `export default [${names.join(', ')}]`,
    `/** What must be read: gongkai layouts check tries it. */\nexport const samples = [\n${samples.join('\n')}\n]`,
  ].join('\n\n')}\n`
}

const constant = (index: number): string => `layout${index + 1}`

function declaration(draft: Draft, index: number, drafts: readonly Draft[], suffix: string): string {
  const table = draft.statement
  const same = drafts.slice(0, index).filter((other) => other.statement === table).length
  const name = `${table ?? 'table'}_${suffix}${same > 0 ? `_${same + 1}` : ''}`
  const declared = Object.entries((draft.nearest?.panels ?? { any: undefined }) as Record<string, Panel | undefined>)
  const nearest = draft.nearest
    ? `${draft.nearest.name ?? draft.nearest.table} ${draft.partly ? 'reads the table, but not all of it' : 'comes nearest'}`
    : 'no layout knows half of what it says'
  return [
    `/**\n * ${comment(draft.title ?? 'A table without a title')} (${comment(placeText(draft.place))}): ${nearest}.\n */`,
    `const ${constant(index)} = defineLayout({`,
    ...(table === undefined ? [`  // One of: ${Object.keys(vocabulary).join(', ')}`] : []),
    `  table: ${literal(table ?? '?')},`,
    `  name: ${literal(name)},`,
    '  // How the title ends, without the year and the name of the body.',
    `  title: ${literal(draft.title ?? '?')},`,
    `  measure: ${literal(draft.measure)},`,
    '  panels: {',
    ...declared.flatMap(([id, panel], at) => panelText(id, panel, draft, at === 0)),
    '  },',
    '})',
  ].join('\n')
}

/** Labels that a panel of the nearest layout knows; those that none knows stand in the first panel. */
function panelText(id: string, panel: Panel | undefined, draft: Draft, first: boolean): string[] {
  const table = draft.statement
  const ids = table === undefined ? undefined : vocabulary[table]
  const labels = [...draft.header, ...draft.lines]
  const whole = ids && !(ids.items as readonly string[]).includes('total') ? '?' : 'total'
  const items = panel
    ? labels.flatMap((label) => entry(label, label.item, panel.items))
    : labels.filter(({ label }) => wholes.test(label)).map(({ label }) => ({ id: whole, label, sum: true }))
  const columns = labels.flatMap((label) => (label.item ? [] : entry(label, label.column, panel?.columns)))
  const lines = first ? unknown(draft.lines) : []
  const header = first ? unknown(draft.header) : []
  const classes = panel ? panel.classes : draft.classes
  const codes = panel?.codes ?? (panel === undefined ? draft.codes : undefined)
  return [
    `    ${id}: {`,
    ...(panel?.under === undefined ? [] : [`      under: ${wordsText(panel.under)},`]),
    ...(codes === undefined ? [] : [`      codes: ${literal(codes)},`]),
    ...(classes ? ['      classes: true,'] : []),
    ...(ids ? [`      // Lines of ${table}: ${ids.items.join(', ')}`] : []),
    ...group('items', [...items, ...lines]),
    ...(ids ? [`      // Columns of ${table}: ${ids.columns.join(', ')}`] : []),
    ...(header.length > 0
      ? ['      // From the header. What names lines moves into items; what has no id, into known.']
      : []),
    ...group('columns', [...columns, ...header]),
    '    },',
  ]
}

interface Entry {
  readonly id: string
  readonly label: string
  readonly sum: boolean
}

const wholes = /^(?:合计|总计)$/u

/** Labels of which a person has to say what they mean. 小计 means what stands above it. */
function unknown(labels: readonly DraftLabel[]): Entry[] {
  return labels
    .filter(({ label, item, column }) => !item && !column && !wholes.test(label) && label !== '小计')
    .map(({ label }) => ({ id: '?', label, sum: false }))
}

function entry({ label }: DraftLabel, id: string | undefined, declared: Panel['items'] | undefined): Entry[] {
  const named = id === undefined ? undefined : (declared as Record<string, { sum: boolean } | undefined>)?.[id]
  return id !== undefined && named ? [{ id, label, sum: named.sum }] : []
}

function group(field: string, entries: readonly Entry[]): string[] {
  if (entries.length === 0) return [`      ${field}: {},`]
  const lines = [...Map.groupBy(entries, ({ id }) => id)].flatMap(([id, members]) => {
    const call = (some: readonly Entry[]): string =>
      `${some[0]?.sum ? 'sum' : 'named'}(${some.map(({ label }) => literal(label)).join(', ')}),`
    const key = /^[a-z]\w*$/u.test(id) ? id : literal(id)
    return id === '?' ? members.map((one) => `        ${key}: ${call([one])}`) : [`        ${key}: ${call(members)}`]
  })
  return [`      ${field}: {`, ...lines, '      },']
}

function wordsText(words: Layout['title']): string {
  const list = (Array.isArray(words) ? words : [words]) as readonly (string | RegExp)[]
  const texts = list.map((word) => (typeof word === 'string' ? literal(word) : String(word)))
  return texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`
}

function sample(draft: Draft, index: number): string {
  const rows = draft.drawing.split('\n').map((row) => `      ${template(row)}`)
  return [
    `  defineSample(${constant(index)}, {`,
    `    above: [${draft.above.map(literal).join(', ')}],`,
    '    table: `',
    `${rows.join('\n')}\`,`,
    '    // Every number: item|column, and the number as printed.',
    '    facts: {},',
    '  }),',
  ].join('\n')
}

function blank(suffix: string): string {
  return `const ${constant(0)} = defineLayout({
  // One of: ${Object.keys(vocabulary).join(', ')}
  table: '?',
  name: ${literal(`table_${suffix}`)},
  // How the title ends, without the year and the name of the body.
  title: '?',
  measure: 'money',
  panels: {
    any: {
      items: { total: sum('合计') },
      columns: { '?': named('决算数') },
    },
  },
})`
}

const blankSample = `  defineSample(${constant(0)}, {
    above: ['?', '单位：万元'],
    table: \`
      | 项目 | 决算数 |
      | 合计 | 1.00 |\`,
    // Every number: item|column, and the number as printed.
    facts: { '?': '1.00' },
  }),`

/** A text as a literal of TypeScript. */
function literal(text: string): string {
  return `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(/[\u2028\u2029]/gu, ' ')}'`
}

const template = (text: string): string =>
  text
    .replaceAll('\\', '＼')
    .replaceAll('`', "'")
    .replaceAll('${', '$ {')
    .replace(/\p{Cc}/gu, ' ')

const comment = (text: string): string => text.replaceAll('*/', '* /').replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
