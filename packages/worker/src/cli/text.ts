import stringWidth from 'string-width'

/** Columns that a text takes on a terminal; Chinese characters take two. */
export const width = (text: string): number => stringWidth(text)

export const padEnd = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)))
export const padStart = (text: string, to: number): string => ' '.repeat(Math.max(0, to - width(text))) + text

/**
 * Text from outside (file names, cells) without what a terminal would obey: control characters, and marks that turn
 * the direction of the line.
 */
export const printable = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')

/** Shortens to a number of columns, ending in `…` where something was left out. */
export function clip(text: string, most: number): string {
  if (width(text) <= most) return text
  let kept = ''
  for (const character of text) {
    if (width(kept) + width(character) > most - 1) break
    kept += character
  }
  return `${kept}…`
}

export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
}

/** Lines of a table with aligned columns, two spaces between them. Columns without any content are left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const shown = columns.flatMap((column, at) => (rows.some((row) => row[at] !== '') ? [{ ...column, at }] : []))
  const widths = shown.map(({ title, at }) =>
    rows.reduce((most, row) => Math.max(most, width(row[at] ?? '')), width(title)),
  )
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, i) => (shown[i]?.align === 'right' ? padStart : padEnd)(text, widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(shown.map(({ title }) => title)), ...rows.map((row) => line(shown.map(({ at }) => row[at] ?? '')))]
}

/** `1 report`, `2 reports`. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
