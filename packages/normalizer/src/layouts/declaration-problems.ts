import type { Layout } from '../layout.ts'
import { type TableId, vocabulary } from '../vocabulary/tables.ts'
import { nearestWord } from './nearest-word.ts'

/**
 * What is wrong with declarations that the compiler has not seen, one sentence each: `layout 2 (three_public), panels.any.columns:
 * there is no "budgeted"; three_public has budget, budget_adjusted, actual`. Empty when they can be used.
 */
export function declarationProblems(declared: readonly unknown[]): readonly string[] {
  const problems = declared.flatMap((layout, index) => {
    const found = new Walk()
    checkLayout(layout, found)
    return found.problems.map((problem) => `layout ${index + 1}${shortName(layout)}${problem}`)
  })
  return problems.length > 0 ? problems : sharedNames(declared as readonly Layout[])
}

/** Name under which a layout is listed and explained. */
export function layoutName(layout: Layout): string {
  return layout.name ?? layout.table
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp)

function shortName(layout: unknown): string {
  if (!isFields(layout)) return ''
  const name = layout['name'] ?? layout['table']
  return typeof name === 'string' ? ` (${name})` : ''
}

function sharedNames(layouts: readonly Layout[]): string[] {
  const names = layouts.map(layoutName)
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `two layouts are called ${name}; give one of them another name: '${name}_…'`,
  )
}

/** Collects problems with the path of the field at which they were found. */
class Walk {
  readonly problems: string[] = []

  say(path: string, problem: string): void {
    this.problems.push(path === '' ? `: ${problem}` : `, ${path}: ${problem}`)
  }

  /** The value with these fields and no others, or undefined. */
  fields(path: string, value: unknown, allowed: readonly string[]): Fields | undefined {
    if (!isFields(value)) {
      this.say(path, `must be an object, is ${kindOf(value)}`)
      return undefined
    }
    for (const key of Object.keys(value)) {
      if (!allowed.includes(key))
        this.say(path, `there is no field ${unknown(key, allowed)}; allowed are ${allowed.join(', ')}`)
    }
    return value
  }

  oneOf(path: string, value: unknown, allowed: readonly string[], owner = ''): value is string {
    if (typeof value === 'string' && allowed.includes(value)) return true
    const has = owner === '' ? 'allowed are' : `${owner} has`
    this.say(path, `there is no ${unknown(value, allowed)}; ${has} ${allowed.join(', ')}`)
    return false
  }

  words(path: string, value: unknown): void {
    const words: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (words.length === 0) this.say(path, 'give at least one word')
    for (const [index, word] of words.entries()) this.word(Array.isArray(value) ? `${path}[${index}]` : path, word)
  }

  word(path: string, word: unknown): void {
    if (typeof word === 'string' && word !== '') return
    if (!(word instanceof RegExp)) this.say(path, `must be a text or a regular expression, is ${kindOf(word)}`)
    // Such an expression remembers where it stopped: the same word would match at one time and not at the next.
    else if (word.global || word.sticky) this.say(path, `${word} may not carry the flag g or y`)
  }
}

function checkLayout(value: unknown, found: Walk): void {
  const layout = found.fields('', value, layoutFields)
  if (!layout) return
  const tables = Object.keys(vocabulary)
  const table = layout['table']
  if (!found.oneOf('table', table, tables, 'the vocabulary')) return
  const { items, columns } = vocabulary[table as TableId]
  const ids: Ids = { table, items, columns }
  if (layout['name'] !== undefined && !/^[a-z][a-z0-9_]{0,63}$/u.test(String(layout['name'])))
    found.say('name', `${JSON.stringify(layout['name'])} must be lower case letters, digits and _`)
  found.words('title', layout['title'])
  found.oneOf('measure', layout['measure'], ['money', 'count'])
  checkPanels(layout['panels'], ids, found)
  for (const field of ['never', 'known', 'strictly'] as const)
    if (layout[field] !== undefined) found.words(field, layout[field])
  if (layout['alone'] !== undefined) checkAlone(layout['alone'], ids, found)
  if (layout['standsIn'] !== undefined)
    list(layout['standsIn']).forEach((pair, index) => {
      if (list(pair).length !== 2) found.say(`standsIn[${index}]`, 'must be two column ids')
      for (const id of list(pair)) found.oneOf(`standsIn[${index}]`, id, columns, table)
    })
  if (layout['otherwise'] !== undefined) found.oneOf('otherwise', layout['otherwise'], columns, table)
  if (layout['also'] !== undefined) checkAlso(layout['also'], found)
  if (layout['place'] !== undefined && typeof layout['place'] !== 'function')
    found.say('place', `must be a function, is ${kindOf(layout['place'])}`)
}

interface Ids {
  readonly table: string
  readonly items: readonly string[]
  readonly columns: readonly string[]
}

/** Every field of a layout; the compiler sees to it that none is missing. */
const layoutFields = Object.keys({
  table: 1,
  name: 1,
  title: 1,
  measure: 1,
  panels: 1,
  alone: 1,
  never: 1,
  known: 1,
  standsIn: 1,
  otherwise: 1,
  also: 1,
  strictly: 1,
  place: 1,
} satisfies Record<keyof Layout, 1>)

function checkPanels(value: unknown, ids: Ids, found: Walk): void {
  if (!isFields(value) || Object.keys(value).length === 0) {
    found.say('panels', 'declare at least one panel')
    return
  }
  for (const [name, declared] of Object.entries(value)) {
    const path = `panels.${name}`
    const panel = found.fields(path, declared, ['under', 'codes', 'classes', 'items', 'columns'])
    if (!panel) continue
    if (panel['under'] !== undefined) found.words(`${path}.under`, panel['under'])
    if (panel['codes'] !== undefined) found.oneOf(`${path}.codes`, panel['codes'], ['function', 'economic'])
    if (panel['classes'] !== undefined && typeof panel['classes'] !== 'boolean')
      found.say(`${path}.classes`, 'must be true or false')
    checkNamed(`${path}.items`, panel['items'], ids.items, ids, found)
    checkNamed(`${path}.columns`, panel['columns'], ids.columns, ids, found)
  }
}

function checkNamed(path: string, value: unknown, allowed: readonly string[], ids: Ids, found: Walk): void {
  if (!isFields(value)) {
    found.say(path, `must be an object, is ${kindOf(value)}`)
    return
  }
  for (const [id, declared] of Object.entries(value)) {
    if (!found.oneOf(path, id, allowed, ids.table)) continue
    if (!isFields(declared) || !Array.isArray(declared['words'])) {
      found.say(`${path}.${id}`, `write named(…), sum(…) or below(…), not ${kindOf(declared)}`)
      continue
    }
    found.words(`${path}.${id}`, declared['words'])
    if (declared['after'] !== undefined) found.oneOf(`${path}.${id}`, declared['after'], ids.items, ids.table)
  }
}

function checkAlone(value: unknown, ids: Ids, found: Walk): void {
  const alone = found.fields('alone', value, ['columns', 'items', 'codes', 'never'])
  if (!alone) return
  if (list(alone['columns']).length === 0) found.say('alone.columns', 'name at least one column')
  for (const id of list(alone['columns'])) found.oneOf('alone.columns', id, ids.columns, ids.table)
  for (const field of ['items', 'codes'] as const)
    if (alone[field] !== undefined && !Number.isInteger(alone[field]))
      found.say(`alone.${field}`, `must be a whole number, is ${kindOf(alone[field])}`)
}

/** Layouts inside a layout are named by their place, and hold no further ones. */
function checkAlso(value: unknown, found: Walk): void {
  if (!Array.isArray(value)) found.say('also', `must be a list of layouts, is ${kindOf(value)}`)
  for (const [index, layout] of list(value).entries()) {
    const inside = new Walk()
    checkLayout(isFields(layout) ? { ...layout, also: undefined } : layout, inside)
    found.problems.push(...inside.problems.map((problem) => `, also[${index}]${problem}`))
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const kindOf = (value: unknown): string =>
  value === undefined ? 'missing' : Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`

function unknown(value: unknown, allowed: readonly string[]): string {
  if (typeof value !== 'string') return kindOf(value)
  const meant = nearestWord(value, allowed)
  return JSON.stringify(value) + (meant === undefined ? '' : ` (do you mean ${meant}?)`)
}
