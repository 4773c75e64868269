import type { Layout } from '../layout.ts'

/**
 * A list of enabled layouts with further ones. Each goes before the first of its table: results keep their order, and where two
 * titles fit equally well the added layout wins.
 */
export function withLayouts(enabled: readonly Layout[], ...added: readonly Layout[]): readonly Layout[] {
  const list = [...enabled]
  for (const layout of added) {
    const at = list.findIndex(({ table }) => table === layout.table)
    list.splice(at < 0 ? list.length : at, 0, layout)
  }
  return list
}
