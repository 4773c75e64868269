import { describe, expect, test } from 'vitest'
import { bandsOf } from './bands.ts'
import type { Mark } from './crop-messages.ts'

const mark = (top: number, suspect = false): Mark => ({ page: 1, box: [100, top, 160, top + 10], suspect })
const spans = (marks: readonly Mark[]) => bandsOf(marks, 842).map(({ top, bottom }) => [top, bottom])

describe('the strips of a page', () => {
  test('show a figure with part of the rows above and below', () => {
    expect(spans([mark(100)])).toEqual([[86, 124]])
  })

  test('figures of neighbouring rows share one, whatever their order', () => {
    expect(spans([mark(140), mark(100)])).toEqual([[86, 164]])
  })

  test('figures that are far apart have one each, and none leaves the page', () => {
    expect(spans([mark(5), mark(830)])).toEqual([
      [0, 29],
      [816, 842],
    ])
  })

  test('are bounded in height and number; the figure that is likely wrong is shown in any case', () => {
    const everywhere = Array.from({ length: 12 }, (_, index) => mark(index * 70, index === 11))
    const bands = bandsOf(everywhere, 842)
    expect(bands).toHaveLength(4)
    expect(bands.at(-1)?.marks[0]?.suspect).toBe(true)
    const dense = bandsOf(
      Array.from({ length: 80 }, (_, index) => mark(index * 10)),
      842,
    )
    for (const { top, bottom } of dense) expect(bottom - top).toBeLessThanOrEqual(260)
  })

  test('a box outside the page is not drawn', () => {
    expect(spans([mark(2000)])).toEqual([])
  })
})
