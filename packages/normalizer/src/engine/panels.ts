import { type Layout, matchLength, type Panel } from '../layout.ts'
import { type CodeContext, rowKey } from './key.ts'
import { itemOfLine } from './lines.ts'
import type { Column, PanelColumns, Structure } from './structure.ts'

/** Which declared panel each printed one is: by the header above it, else by its lines, else by its order. */
export function assignPanels(structure: Structure, layout: Layout): (Panel | undefined)[] {
  const declared = Object.values(layout.panels) as Panel[]
  if (declared.length === 1) return structure.panels.map(() => declared[0])
  return structure.panels.map((panel, index) => {
    const tops = new Set(columnsWithin(structure, panel).map((column) => column.path[0] ?? ''))
    const under = declared.filter(
      (candidate) =>
        candidate.under && [...tops].some((top) => candidate.under && matchLength(candidate.under, top) > 0),
    )
    if (under.length === 1) return under[0]
    const votes = declared.map((candidate) => votesFor(structure, panel, candidate))
    const most = Math.max(...votes)
    if (most > 0 && votes.filter((count) => count === most).length === 1) return declared[votes.indexOf(most)]
    return declared[index]
  })
}

/** With empty ones: where a table has no rules, the head over a panel may stand over a gap between its columns. */
function columnsWithin(structure: Structure, panel: PanelColumns): readonly Column[] {
  const indices = [...panel.keys, ...panel.values].map((column) => column.index)
  return structure.columns.slice(Math.min(...indices), Math.max(...indices) + 1)
}

function votesFor(structure: Structure, panel: PanelColumns, declared: Panel): number {
  let votes = 0
  const context: CodeContext = { code: '' }
  for (let row = structure.split.body.from; row < structure.split.body.to; row++) {
    if (itemOfLine(rowKey(structure, panel, row, context), declared, { seen: new Set(), codes: [] }, [])) votes++
  }
  return votes
}
