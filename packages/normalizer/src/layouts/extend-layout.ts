import type { Layout, Named, Panel, Word, Words } from '../layout.ts'
import type { ColumnId, ItemId, TableId } from '../vocabulary/tables.ts'

/** What a layout knows beyond the one that it builds on. */
export interface Extension<T extends TableId> {
  readonly name: string
  /** Further titles. */
  readonly title?: Words
  /** Further words of lines and columns. */
  readonly items?: { readonly [I in ItemId<T>]?: Named }
  readonly columns?: { readonly [C in ColumnId<T>]?: Named }
  /** Further columns that are understood but have no id. */
  readonly known?: Words
}

/**
 * A layout that knows all words of another and some more. Words of an id go to the panels that declare it; an id that no
 * panel declares is new in all of them.
 */
export function extendLayout<const T extends TableId>(base: Layout<T>, more: Extension<T>): Layout<T> {
  const panels = Object.entries(base.panels as Record<string, Panel<T>>).map(([id, panel]) => {
    const others = Object.values(base.panels as Record<string, Panel<T>>)
    const items = extended(
      panel.items,
      more.items,
      others.map((other) => other.items),
    )
    const columns = extended(
      panel.columns,
      more.columns,
      others.map((other) => other.columns),
    )
    return [id, { ...panel, items, columns }] as const
  })
  return {
    ...base,
    name: more.name,
    title: [...listOf(base.title), ...listOf(more.title)],
    panels: Object.fromEntries(panels),
    ...(base.known === undefined && more.known === undefined
      ? {}
      : { known: [...listOf(base.known), ...listOf(more.known)] }),
  }
}

type Declared = Readonly<Record<string, Named | undefined>>

function extended<D extends object>(own: D, more: D | undefined, everywhere: readonly D[]): D {
  const list = own as Declared
  const added = Object.entries((more ?? {}) as Declared).flatMap(([id, named]) => {
    const elsewhere = list[id] === undefined && everywhere.some((other) => (other as Declared)[id] !== undefined)
    return named === undefined || elsewhere ? [] : [[id, joined(list[id], named)] as const]
  })
  return { ...own, ...Object.fromEntries(added) }
}

const joined = (base: Named | undefined, more: Named): Named =>
  base === undefined ? more : { ...base, words: [...base.words, ...more.words], sum: base.sum || more.sum }

function listOf(words: Words | undefined): readonly Word[] {
  if (words === undefined) return []
  return Array.isArray(words) ? (words as readonly Word[]) : [words as Word]
}
