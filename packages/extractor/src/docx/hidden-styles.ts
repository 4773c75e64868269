import { xmlAttribute, xmlTokens } from '../xml/tokens.ts'

interface Style {
  readonly basedOn: string | undefined
  /** What the style itself says of `w:vanish`. */
  readonly hides: boolean | undefined
}

/**
 * The styles of paragraphs and runs whose text nobody sees (`w:vanish`, ECMA-376 part 1, section 17.3.2.41), also by the style that they are
 * based on.
 */
export function hiddenStyles(stylesXml: string): ReadonlySet<string> {
  const styles = new Map<string, Style>()
  let id: string | undefined
  let style: { basedOn: string | undefined; hides: boolean | undefined } = { basedOn: undefined, hides: undefined }
  for (const token of xmlTokens(stylesXml)) {
    if (token.kind === 'text') continue
    const local = token.name.slice(token.name.indexOf(':') + 1)
    if (token.kind === 'close') {
      if (local === 'style' && id !== undefined) styles.set(id, style)
      if (local === 'style') id = undefined
      continue
    }
    const prefix = token.name.slice(0, token.name.length - local.length)
    if (local === 'style') {
      id = xmlAttribute(token.source, `${prefix}styleId`)
      style = { basedOn: undefined, hides: undefined }
    }
    if (id === undefined) continue
    const value = xmlAttribute(token.source, `${prefix}val`)
    if (local === 'basedOn') style.basedOn = value
    if (local === 'vanish') style.hides = value !== 'false' && value !== '0' && value !== 'off'
  }
  const hidden = new Set<string>()
  for (const start of styles.keys()) {
    const seen = new Set<string>()
    let name: string | undefined = start
    // Word allows ten styles in a row, each based on the next.
    while (name !== undefined && !seen.has(name) && seen.size < 12) {
      seen.add(name)
      const { basedOn, hides }: Style = styles.get(name) ?? { basedOn: undefined, hides: undefined }
      if (hides === true) hidden.add(start)
      name = hides === undefined ? basedOn : undefined
    }
  }
  return hidden
}
