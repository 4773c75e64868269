import { type Grid, gridOf } from './grid.ts'

/** How a table is set: the figures are points, the widths are relative. */
export interface TableStyle {
  readonly widths: readonly number[]
  /** One letter per column: `l`, `c` or `r`. */
  readonly align: string
  /** How many rows at the top are header. */
  readonly head: number
  readonly size: number
  /** Least height of a row. */
  readonly row: number
  /** The header comes again on every page. */
  readonly repeat: boolean
  /** A row may be cut by the end of the page. */
  readonly cut: boolean
  /** No rule at the left and right edge. */
  readonly open: boolean
}

export interface TableBlock {
  readonly kind: 'table'
  readonly style: TableStyle
  readonly grid: Grid
}

export type TextKind = 'cover' | 'part' | 'section' | 'sub' | 'text' | 'title' | 'note' | 'entry'

export type Block =
  | { readonly kind: TextKind; readonly text: string }
  | { readonly kind: 'pieces'; readonly pieces: readonly string[] }
  | { readonly kind: 'space'; readonly points: number }
  | { readonly kind: 'page'; readonly shape: PageShape }
  | TableBlock

export type PageShape = 'portrait' | 'landscape' | 'rotated'

const PREFIXES: readonly (readonly [string, TextKind])[] = [
  ['#! ', 'cover'],
  ['# ', 'part'],
  ['## ', 'section'],
  ['### ', 'sub'],
  ['#= ', 'title'],
  ['* ', 'note'],
  ['- ', 'entry'],
]

/**
 * Reads the content of a sample, one block a line:
 *
 *     #! cover line     # part     ## section     ### subsection     #= title of a table
 *     > left || middle || right    (a line above a table: body, year, unit)
 *     * note            - entry of the contents     ~ 40 (space)     --- landscape (new page)
 *     [table widths=2,1 align=lr head=1]  …rows…  [/table]
 *
 * Anything else is a paragraph. Empty lines mean nothing.
 */
export function blocksOf(source: string): Block[] {
  const lines = source.split('\n')
  const blocks: Block[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line.trim() === '') continue
    if (line.startsWith('[table')) {
      const end = lines.indexOf('[/table]', i)
      if (end < 0) throw new Error(`line ${i + 1}: the table has no [/table]`)
      const style = styleOf(line)
      blocks.push({ kind: 'table', style, grid: gridOf(lines.slice(i + 1, end), style.widths.length, i + 2) })
      i = end
    } else blocks.push(blockOf(line))
  }
  return blocks
}

function blockOf(line: string): Block {
  for (const [prefix, kind] of PREFIXES) if (line.startsWith(prefix)) return { kind, text: line.slice(prefix.length) }
  if (line.startsWith('> '))
    return {
      kind: 'pieces',
      pieces: line
        .slice(2)
        .split('||')
        .map((p) => p.trim()),
    }
  if (line.startsWith('~ ')) return { kind: 'space', points: Number(line.slice(2)) }
  if (line.startsWith('---')) {
    const shape = line.slice(3).trim()
    return { kind: 'page', shape: shape === 'landscape' || shape === 'rotated' ? shape : 'portrait' }
  }
  return { kind: 'text', text: line }
}

function styleOf(line: string): TableStyle {
  const options = new Map<string, string>()
  for (const word of line.slice('[table'.length).replace(']', '').trim().split(/\s+/)) {
    const [name = '', value = ''] = word.split('=')
    options.set(name, value)
  }
  const widths = (options.get('widths') ?? '').split(',').map(Number)
  return {
    widths,
    align: (options.get('align') ?? '').padEnd(widths.length, 'c'),
    head: Number(options.get('head') ?? 0),
    size: Number(options.get('size') ?? 9),
    row: Number(options.get('row') ?? 16),
    repeat: options.has('repeat'),
    cut: options.has('cut'),
    open: options.has('open'),
  }
}
