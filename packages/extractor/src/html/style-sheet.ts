import { attribute, type HtmlElement, type HtmlNode, isElement } from './parse-html.ts'

/** What a page says of how its elements look; only what decides whether and how text is shown is kept. */
export type Look = (element: HtmlElement) => ReadonlyMap<string, string>

/** One selector of a rule with what it declares. */
interface Rule {
  readonly tag: string | undefined
  readonly id: string | undefined
  readonly classes: readonly string[]
  /** Selectors 4, section 17. */
  readonly specificity: number
  readonly declarations: ReadonlyMap<string, string>
}

const kept = new Set(['display', 'visibility', 'mso-hide', 'font-size'])
const mostRules = 2_000

/**
 * The looks of a page by its own style sheets (`style`) and the `style` attributes. Selectors of one element alone are understood (tag, class,
 * number); what depends on where an element stands, on the width of the screen or on the mouse is not, and hides nothing.
 */
export function looksOf(nodes: readonly HtmlNode[]): Look {
  const rules = sheetsIn(nodes).flatMap(rulesOf).slice(0, mostRules)
  const hasIds = rules.some((rule) => rule.id !== undefined)
  // Elements that are called the same look the same.
  const known = new Map<string, ReadonlyMap<string, string>>()
  let last: { readonly element: HtmlElement; readonly look: ReadonlyMap<string, string> } | undefined
  return (element) => {
    if (last?.element === element) return last.look
    const own = attribute(element, 'style')
    const [id, names] = [hasIds ? attribute(element, 'id') : undefined, attribute(element, 'class')]
    const key = `${element.tagName} ${id ?? ''} ${names ?? ''}`
    let look = known.get(key)
    if (look === undefined) {
      look = lookByRules(rules, element.tagName, id, names)
      if (known.size < 10_000) known.set(key, look)
    }
    if (own !== undefined) look = new Map([...look, ...declarations(own)])
    last = { element, look }
    return look
  }
}

function lookByRules(
  rules: readonly Rule[],
  tag: string,
  id: string | undefined,
  names: string | undefined,
): ReadonlyMap<string, string> {
  const classes = new Set((names ?? '').split(/\s+/))
  const found = rules.filter(
    (rule) =>
      (rule.tag === undefined || rule.tag === tag) &&
      (rule.id === undefined || rule.id === id) &&
      rule.classes.every((name) => classes.has(name)),
  )
  const look = new Map<string, string>()
  for (const rule of found.toSorted((a, b) => a.specificity - b.specificity)) {
    for (const [name, value] of rule.declarations) look.set(name, value)
  }
  return look
}

function sheetsIn(nodes: readonly HtmlNode[]): string[] {
  const sheets: string[] = []
  const open: HtmlNode[] = [...nodes].reverse()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue
    if (node.tagName !== 'style') {
      for (const child of [...node.childNodes].reverse()) open.push(child)
      continue
    }
    const media = attribute(node, 'media') ?? ''
    if (!isForScreens(media)) continue
    sheets.push(node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''))
  }
  return sheets
}

const isForScreens = (media: string): boolean => /^\s*(?:(?:only\s+)?screen|all)?\s*$/i.test(media)

/** Rules of a style sheet; what stands in blocks of its own (`@media print { … }`) only where it is for every screen. */
function rulesOf(sheet: string): Rule[] {
  const text = withoutComments(sheet).replaceAll(/<!--|-->/g, ' ')
  const rules: Rule[] = []
  /** Blocks around: whether what stands in them counts. */
  const around: boolean[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === ';') from = at + 1
    else if (letter === '}') {
      around.pop()
      from = at + 1
    } else if (letter === '{') {
      const head = text.slice(from, at).trim()
      from = at + 1
      if (head.startsWith('@')) {
        const media = /^@media\s+([^{]*)$/i.exec(head)?.[1]
        around.push(media !== undefined && isForScreens(media))
        continue
      }
      const end = text.indexOf('}', at)
      if (!around.includes(false)) rules.push(...rulesFor(head, text.slice(at + 1, end === -1 ? text.length : end)))
      if (end === -1 || rules.length > mostRules) break
      at = end
      from = end + 1
    }
  }
  return rules
}

function withoutComments(sheet: string): string {
  const pieces: string[] = []
  let from = 0
  for (let at = sheet.indexOf('/*'); at !== -1; at = sheet.indexOf('/*', from)) {
    pieces.push(sheet.slice(from, at))
    const end = sheet.indexOf('*/', at + 2)
    from = end === -1 ? sheet.length : end + 2
  }
  pieces.push(sheet.slice(from))
  return pieces.join(' ')
}

function rulesFor(selectors: string, body: string): Rule[] {
  const said = new Map([...declarations(body)].filter(([name]) => kept.has(name)))
  if (said.size === 0) return []
  return selectors.split(',').flatMap((text): Rule[] => {
    const selector = text.trim()
    const parts = /^([a-z][a-z0-9]*|\*)?((?:[.#][\w\u0080-\uffff-]+)*)$/i.exec(selector)
    if (parts === null || selector === '') return []
    const names = parts[2]?.match(/[.#][^.#]+/g) ?? []
    const classes = names.filter((name) => name.startsWith('.')).map((name) => name.slice(1))
    const ids = names.filter((name) => name.startsWith('#')).map((name) => name.slice(1))
    const tag = parts[1] === undefined || parts[1] === '*' ? undefined : parts[1].toLowerCase()
    const specificity = ids.length * 10_000 + classes.length * 100 + (tag === undefined ? 0 : 1)
    return [{ tag, id: ids[0], classes, specificity, declarations: said }]
  })
}

/** The declarations of a block or a `style` attribute; a later one of the same name wins. */
function declarations(block: string): ReadonlyMap<string, string> {
  const style = new Map<string, string>()
  for (const declaration of block.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon === -1) continue
    const value = declaration.slice(colon + 1).replace('!important', '')
    style.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase())
  }
  return style
}
