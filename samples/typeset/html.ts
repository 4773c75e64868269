import type { Cell } from './grid.ts'
import type { Block, TableBlock, TextKind } from './markup.ts'

/** Letter heights in pixels, and whether centred, as editors of government sites leave them in the text. */
const LOOKS: Readonly<Record<TextKind, readonly [size: number, centred: boolean]>> = {
  cover: [24, true],
  part: [24, true],
  title: [20, true],
  section: [18, false],
  sub: [18, false],
  text: [18, false],
  entry: [18, false],
  note: [14, false],
}

/** Sets the blocks of a report as the web page of a government site: a frame with menu and path around it. */
export function htmlOf(blocks: readonly Block[], name: string): Buffer {
  const body = blocks.flatMap((block) => {
    if (block.kind === 'table') return [tableHtml(block)]
    if (block.kind === 'pieces') return [piecesHtml(block.pieces)]
    if (block.kind === 'space' || block.kind === 'page') return []
    const [size, centred] = LOOKS[block.kind]
    const text = `<span style="font-family:仿宋;font-size:${size}px">${lines(block.text)}</span>`
    return [`<p style="${centred ? 'text-align:center' : 'text-indent:2em'}">${text}</p>`]
  })
  return Buffer.from(`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(name)}</title>
<style>td{border:1px solid #000;font-size:13px}</style>
</head>
<body>
<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a> <a href="/hdjl/">互动交流</a></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>
<table width="1000"><tr><td>
${body.join('\n')}
</td></tr></table>
<!-- 页脚 -->
<script>document.title = '0.00'</script>
</body>
</html>
`)
}

function piecesHtml(pieces: readonly string[]): string {
  return `<p>${pieces.map(lines).join('&nbsp;'.repeat(8))}</p>`
}

function tableHtml({ grid }: TableBlock): string {
  const rows = Array.from({ length: grid.rows }, (_, row) => {
    const cells = grid.cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column)
    return `<tr>${cells.map(cellHtml).join('')}</tr>`
  })
  return `<table border="1" cellspacing="0"><tbody>\n${rows.join('\n')}\n</tbody></table>`
}

function cellHtml(cell: Cell): string {
  const spans = `${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}${cell.columns > 1 ? ` colspan="${cell.columns}"` : ''}`
  const [text = '', inner] = cell.text.split('{table:')
  const names = inner?.replace('}', '').split('/') ?? []
  const table =
    names.length === 0 ? '' : `<table>${names.map((each) => `<tr><td>${lines(each)}</td></tr>`).join('')}</table>`
  return `<td${spans}><p>${lines(text)}</p>${table}</td>`
}

const lines = (text: string): string => text.split('\n').map(escaped).join('<br>')

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
