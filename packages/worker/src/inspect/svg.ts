/** Small pieces of SVG. Everything from outside goes through `escapeXml`. */

/** Text for SVG: marked up characters escaped, characters that XML forbids left out. */
export function escapeXml(text: string): string {
  return (
    text
      // XML 1.0, 2.2: control characters, lone surrogates and the two last code points are no characters.
      .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}

/** A length with at most two decimals. */
export const length = (n: number): string => String(Math.round(n * 100) / 100)

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element. `content` is SVG, not text. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? length(value) : escapeXml(value ?? '')}"`)
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** What a viewer shows when the pointer rests on the element around it. */
export const tooltip = (text: string): string => element('title', {}, escapeXml(text))

type Box = readonly [x0: number, y0: number, x1: number, y1: number]

/** A rectangle over a box; `grow` makes it larger on every side. */
export function boxElement(box: Box, attributes: Attributes, content = '', grow = 0): string {
  const [x0, y0, x1, y1] = box
  const place = { x: x0 - grow, y: y0 - grow, width: x1 - x0 + 2 * grow, height: y1 - y0 + 2 * grow }
  return element('rect', { ...place, ...attributes }, content)
}
