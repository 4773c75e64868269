import { describe, expect, it } from 'vitest'
import type { Table } from '../document.ts'
import { defaultLimits } from '../limits.ts'
import { expectError } from '../testing/errors.ts'
import { type FlowCell, type FlowNode, flowBlocks } from './blocks.ts'

const text = (...lines: string[]): FlowNode => ({ kind: 'text', lines, role: 'body' })
const cell = (content: string, rowSpan = 1, columnSpan = 1): FlowCell => ({
  nodes: [text(content)],
  rowSpan,
  columnSpan,
})
const table = (...rows: FlowCell[][]): FlowNode => ({ kind: 'table', rows })

const blocks = (...nodes: FlowNode[]) => flowBlocks(nodes, defaultLimits.sheet)
const onlyTable = (...rows: FlowCell[][]): Table => {
  const [block] = blocks(table(...rows))
  if (block?.kind !== 'table') throw new Error('not a table')
  return block
}
const drawn = (read: Table) => read.cells.map((c) => `${c.row},${c.column} ${c.rowSpan}x${c.columnSpan} ${c.text}`)

/** Every position of the grid is covered by exactly one cell. */
function holes(read: Table): number {
  const covered = new Array<number>(read.rowCount * read.columnCount).fill(0)
  for (const c of read.cells) {
    for (let r = c.row; r < c.row + c.rowSpan; r++) {
      for (let k = c.column; k < c.column + c.columnSpan; k++)
        covered[r * read.columnCount + k] = (covered[r * read.columnCount + k] ?? 0) + 1
    }
  }
  return covered.filter((count) => count !== 1).length
}

describe('a table of a page without pages', () => {
  it('has no holes, whatever its spans say', () => {
    const nonsense = [0, -1, 1, 2, 7, 1e9, Number.NaN]
    for (const rowSpan of nonsense) {
      for (const columnSpan of nonsense) {
        const read = onlyTable(
          [cell('a', rowSpan, columnSpan), cell('b')],
          [cell('c')],
          [cell('d'), cell('e', 2, 2), cell('f')],
        )
        expect(holes(read), `${rowSpan} ${columnSpan}`).toBe(0)
      }
    }
  })

  it('has the columns in which a cell begins', () => {
    expect(drawn(onlyTable([cell('标题', 1, 9)], [cell('a', 1, 4), cell('b', 1, 5)]))).toEqual([
      '0,0 1x2 标题',
      '1,0 1x1 a',
      '1,1 1x1 b',
    ])
  })

  it('leaves empty rows out, and keeps the places of the others', () => {
    const read = onlyTable(
      [cell('编码', 2), cell('名称', 3)],
      [],
      [cell('类')],
      [cell(''), cell('')],
      [cell('208'), cell('支出')],
    )
    expect(drawn(read)).toEqual(['0,0 1x1 编码', '0,1 2x1 名称', '1,0 1x1 类', '2,0 1x1 208', '2,1 1x1 支出'])
    expect(read.cells.map((c) => c.place.in === 'flow' && c.place.row)).toEqual([1, 1, 3, 5, 5])
  })

  it('holds another one in a cell when it has data of its own', () => {
    const holder = table(
      [cell('a'), cell('1')],
      [cell('b'), cell('2')],
      [cell('c'), cell('3')],
      [cell('d'), { nodes: [text('e'), table([cell('x'), cell('y')])], rowSpan: 1, columnSpan: 1 }],
    )
    expect(blocks(holder).map((block) => block.kind === 'table' && block.rowCount)).toEqual([4, 1])
  })

  it('is no table when it is a box around text', () => {
    expect(blocks(table([cell('一'), cell('')])).map((block) => block.kind)).toEqual(['paragraph'])
  })

  it('is bounded', async () => {
    const wide = Array.from({ length: 6_000 }, () => cell('x', 1, 1_000))
    await expectError('limit_cells', () => onlyTable(wide))
  })

  it('may stand as deep in others as it likes', () => {
    let node = table([cell('a'), cell('b')], [cell('c'), cell('d')])
    for (let depth = 0; depth < 100_000; depth++) node = table([{ nodes: [node], rowSpan: 1, columnSpan: 1 }])
    expect(blocks(node)).toHaveLength(1)
  })
})

describe('lines parted by tabs', () => {
  const lines = ['科目编码\t科目名称\t合计', '\t合计\t3.50', '208\t社会保障和就业支出\t3.50', '210\t卫生健康支出\t']

  it('are a table when they have as many fields, and figures', () => {
    const expected = [
      ...['0,0 1x1 科目编码', '0,1 1x1 科目名称', '0,2 1x1 合计', '1,0 1x1 ', '1,1 1x1 合计', '1,2 1x1 3.50'],
      ...['2,0 1x1 208', '2,1 1x1 社会保障和就业支出', '2,2 1x1 3.50'],
      ...['3,0 1x1 210', '3,1 1x1 卫生健康支出', '3,2 1x1 '],
    ]
    const show = (...nodes: FlowNode[]) =>
      blocks(...nodes).map((block) => (block.kind === 'table' ? drawn(block) : block.text))
    expect(show(text('支出决算表'), ...lines.map((line) => text(line)), text('注'))).toEqual([
      '支出决算表',
      expected,
      '注',
    ])
    expect(show(text('支出决算表', ...lines))).toEqual(['支出决算表', expected])
  })

  it('are text otherwise', () => {
    const kinds = (...texts: string[]) => new Set(blocks(...texts.map((line) => text(line))).map(({ kind }) => kind))
    expect(kinds(...lines.slice(0, 2))).toEqual(new Set(['paragraph']))
    expect(kinds('一、职责\t1', '二、机构\t2', '三、收入\t3', '四、支出\t4')).toEqual(new Set(['paragraph']))
    expect(kinds('张三\t科长\t男', '李四\t科员\t女', '王五\t科员\t男', '赵六\t科员\t男')).toEqual(
      new Set(['paragraph']),
    )
  })
})

it('joins the lines of a paragraph, and keeps each', () => {
  const [paragraph] = blocks(text('　　本年支出', '决算为 1.', '5 万元'))
  expect(paragraph?.kind === 'paragraph' && [paragraph.text, paragraph.lines.length]).toEqual([
    '本年支出决算为 1.5 万元',
    3,
  ])
})
