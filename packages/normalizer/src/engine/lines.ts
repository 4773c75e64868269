import type { Panel } from '../layout.ts'
import { isSumWord } from '../text/label.ts'
import { functionClass } from '../vocabulary/function-classes.ts'
import type { RowKey } from './key.ts'
import { entriesOf, type Match, matchLabels } from './match.ts'
import { codeByName, type NameBook } from './names.ts'

/** What was seen in a panel so far: its items, and its codes in printing order. */
export interface PanelState {
  readonly seen: Set<string>
  readonly codes: string[]
}

/** The functional classification has three levels, the economic one two (支出经济分类: 类 and 款). */
const codeOf = { function: /^2/u, economic: /^[35]\d\d(?:\d\d)?$/u } as const

/** The item of a line: by its code, by its label, or by the code that its name has elsewhere. */
export function itemOfLine(
  key: RowKey,
  panel: Panel,
  state: PanelState,
  names: readonly NameBook[],
): Match | undefined {
  if (panel.codes && key.code && codeOf[panel.codes].test(key.code)) {
    state.codes.push(key.code)
    return { id: `${panel.codes}:${key.code}`, by: 'word' }
  }
  if (key.code && panel.codes) return undefined
  const items = entriesOf(panel.items)
  const found = matchLabels(key.labels, items, state.seen)
  if (found) return { id: found.id, by: key.labels.some(isSumWord) ? 'sum' : 'word' }
  if (key.labels.length > 0 && key.labels.every(isSumWord)) {
    const whole = items.find(([, named]) => named.sum)
    if (whole) return { id: whole[0], by: 'sum' }
  }
  for (const label of key.labels) {
    const code = panel.classes ? functionClass(label) : panel.codes ? codeByName(names, label, state.codes) : undefined
    if (!code) continue
    state.codes.push(code)
    return { id: `${panel.classes ? 'function' : panel.codes}:${code}`, by: 'word' }
  }
  return undefined
}
