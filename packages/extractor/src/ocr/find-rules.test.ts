import { expect, test } from 'vitest'
import { binarise } from './binarise.ts'
import { findRules } from './find-rules.ts'
import { rotate } from './straighten.ts'
import { figure, grid, picture, type Rectangle } from './testing/draw-picture.ts'

const rulesOf = (black: readonly Rectangle[], turned = 0) =>
  findRules(binarise(rotate(picture(900, 500, black), turned))).map((rule) => ({
    direction: rule.direction,
    at: Math.round(rule.at),
    from: Math.round(rule.from),
    to: Math.round(rule.to),
  }))

test('finds the rules of a grid', () => {
  const rules = rulesOf(grid([100, 400, 800], [100, 200, 300]))
  expect(rules.filter(({ direction }) => direction === 'horizontal').map(({ at }) => at)).toEqual([101, 201, 301])
  expect(rules.filter(({ direction }) => direction === 'vertical').map(({ at }) => at)).toEqual([101, 401, 801])
})

test('a rule that is not quite level is one rule', () => {
  const rules = rulesOf([[100, 200, 800, 202]], 0.15)
  expect(rules).toHaveLength(1)
  expect(rules[0]?.from).toBeLessThan(104)
  expect(rules[0]?.to).toBeGreaterThan(796)
})

test('a gap of a few pixels does not part a rule', () => {
  expect(
    rulesOf([
      [100, 200, 400, 202],
      [408, 200, 800, 202],
    ]),
  ).toHaveLength(1)
})

test('rows of digits are no rules', () => {
  expect(rulesOf([...figure('0123456789', 100, 100), ...figure('0123456789', 100, 140)])).toEqual([])
})

test('the dark edge of the paper is no rule', () => {
  expect(rulesOf([[0, 0, 30, 500]])).toEqual([])
})

test('a short rule counts between two others, not by itself', () => {
  const box = grid([100, 800], [100, 130])
  expect(rulesOf([...box, [400, 100, 402, 132]])).toContainEqual(
    expect.objectContaining({ direction: 'vertical', at: 401 }),
  )
  expect(rulesOf([...box, [400, 105, 402, 125]]).filter(({ at }) => at === 401)).toEqual([])
})
