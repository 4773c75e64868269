import { describe, expect, test } from 'vitest'
import { below, defineLayout, named } from '../layout.ts'
import { declarationProblems } from './declaration-problems.ts'
import { layouts } from './index.ts'

const good = defineLayout({
  table: 'three_public',
  name: 'three_public_example',
  title: '公务支出一览表',
  measure: 'money',
  panels: { any: { items: { reception: named('接待费用') }, columns: { budget: named('年初安排') } } },
})
const any = { items: { reception: named('接待费用') }, columns: { budget: named('年初安排') } }

test('the built-in layouts have no problems', () => {
  expect(declarationProblems(layouts)).toEqual([])
})

describe('a declaration that the compiler has not seen', () => {
  const where = 'layout 1 (three_public_example)'
  test.each([
    [
      { ...good, panels: { any: { ...any, items: { receptions: named('接待费用') } } } },
      `${where}, panels.any.items: there is no "receptions" (do you mean reception?); three_public has total, overseas, vehicle, vehicle_purchase, vehicle_operation, reception`,
    ],
    [
      { ...good, panels: { any: { ...any, columns: { '?': named('年初安排') } } } },
      `${where}, panels.any.columns: there is no "?"; three_public has budget, budget_adjusted, actual`,
    ],
    [
      { ...good, panels: { any: { ...any, items: { vehicle: below('vehicles', '接待费用') } } } },
      `${where}, panels.any.items.vehicle: there is no "vehicles" (do you mean vehicle?); three_public has total, overseas, vehicle, vehicle_purchase, vehicle_operation, reception`,
    ],
    [
      { ...good, panels: { any: { ...any, items: { reception: '接待费用' } } } },
      `${where}, panels.any.items.reception: write named(…), sum(…) or below(…), not a string`,
    ],
    [
      { ...good, titel: '表' },
      `${where}: there is no field "titel" (do you mean title?); allowed are table, name, title, measure, panels, alone, never, known, standsIn, otherwise, also, strictly, place`,
    ],
    [{ ...good, measure: 'cny' }, `${where}, measure: there is no "cny"; allowed are money, count`],
    [
      { ...good, name: 'Putuo 2024' },
      `${where.replace('three_public_example', 'Putuo 2024')}, name: "Putuo 2024" must be lower case letters, digits and _`,
    ],
    [{ ...good, title: /表$/gu }, `${where}, title: /表$/gu may not carry the flag g or y`],
    [{ ...good, title: [] }, `${where}, title: give at least one word`],
    [{ ...good, known: [7] }, `${where}, known[0]: must be a text or a regular expression, is a number`],
    [{ ...good, panels: {} }, `${where}, panels: declare at least one panel`],
    [
      { ...good, otherwise: 'acual' },
      `${where}, otherwise: there is no "acual" (do you mean actual?); three_public has budget, budget_adjusted, actual`,
    ],
    [{ ...good, alone: { columns: [] } }, `${where}, alone.columns: name at least one column`],
    [{ ...good, standsIn: [['budget']] }, `${where}, standsIn[0]: must be two column ids`],
    [{ ...good, place: true }, `${where}, place: must be a function, is a boolean`],
    [
      { ...good, also: [{ table: 'incomes' }] },
      expect.stringContaining(`${where}, also[0], table: there is no "incomes" (do you mean income?)`),
    ],
    [7, 'layout 1: must be an object, is a number'],
  ])('%#', (layout, problem) => {
    expect(declarationProblems([layout])).toEqual([problem])
  })
})

test('every problem is told at once', () => {
  expect(declarationProblems([{ ...good, measure: 'x', title: '' }, { table: 'y' }])).toHaveLength(3)
})

test('two layouts of one name cannot be told apart', () => {
  expect(declarationProblems([good, { ...good }])).toEqual([
    "two layouts are called three_public_example; give one of them another name: 'three_public_example_…'",
  ])
})
