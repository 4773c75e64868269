import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { Block } from '../document.ts'
import { defaultLimits } from '../limits.ts'
import { expectError } from '../testing/errors.ts'
import { readHtml } from './read-html.ts'

const show = (block: Block) =>
  block.kind === 'paragraph'
    ? block.text
    : block.cells.map((c) => `${c.row},${c.column} ${c.rowSpan}x${c.columnSpan} ${c.text}`)

const readBytes = (bytes: Uint8Array) => readHtml(bytes, defaultLimits)
const readPage = (html: string) => readBytes(Buffer.from(html)).blocks.map(show)

describe('readHtml', () => {
  it('reads a paragraph spread over elements and lines of the source', () => {
    expect(readPage('<p>支出<b>决算</b>\n  总<span>表</span>&nbsp;</p><div>单位：<br>万元</div>')).toEqual([
      '支出决算总表',
      '单位：万元',
    ])
  })

  it('reads text as it was typed', () => {
    expect(readPage('<pre>支出\n决算\n\n　　一、总体\n情况\n    二、支出</pre>')).toEqual([
      '支出决算',
      '一、总体情况',
      '二、支出',
    ])
    const rows = ['项目\t合计\t基本支出', '教育支出\t1.00\t1.00', '合计\t1.00\t1.00']
    expect(readPage(`<pre>${rows.join('\n')}</pre>`)[0]).toHaveLength(9)
  })

  it('reads spans, also such that reach too far', () => {
    const html =
      '<table><tr><td rowspan="2">项目<td colspan="2000000000">支出</tr><tr><td>基本<td>项目支出</tr>' +
      '<tr><td rowspan="0">a<td>b<td>c</tr><tr><td>d<td rowspan=70000>e</tr></table>'
    expect(readPage(html)).toEqual([
      [
        '0,0 2x1 项目',
        '0,1 1x2 支出',
        '1,1 1x1 基本',
        '1,2 1x1 项目支出',
        '2,0 2x1 a',
        '2,1 1x1 b',
        '2,2 1x1 c',
        '3,1 1x1 d',
        '3,2 1x1 e',
      ],
    ])
  })

  it('reads captions before, the head first and the foot last', () => {
    const html =
      '<table><caption>收入决算表</caption><tfoot><tr><td>合计<td>1</tfoot><tbody><tr><td>教育<td>1</tbody>' +
      '<thead><tr><th>项目<th>金额</thead></table>'
    expect(readPage(html)).toEqual([
      '收入决算表',
      ['0,0 1x1 项目', '0,1 1x1 金额', '1,0 1x1 教育', '1,1 1x1 1', '2,0 1x1 合计', '2,1 1x1 1'],
    ])
  })

  it('takes a table that arranges the page apart', () => {
    const data = '<table><tr><td>项目<td>金额</tr><tr><td>合计<td>1</tr></table>'
    expect(readPage(`<table><tr><td>栏目<td><p>标题</p>${data}<p>注</p></tr></table>`)).toEqual([
      '栏目',
      '标题',
      ['0,0 1x1 项目', '0,1 1x1 金额', '1,0 1x1 合计', '1,1 1x1 1'],
      '注',
    ])
  })

  it('does not read what is not shown', () => {
    expect(
      readPage(
        '<!-- a --><script>b</script><style>c</style><noscript>d</noscript><p style="display : NONE">e</p><p hidden>f</p>' +
          '<p>文</p><table><tr style="display:none"><td>g<td>h</tr><tr><td>一<td>二<td style="visibility:hidden">i</tr></table>',
      ),
    ).toEqual(['文', ['0,0 1x1 一', '0,1 1x1 二']])
  })

  it('does not read what its own style sheet hides on screens', () => {
    const sheet =
      '/* .b{display:none} */ .a, p.c { display : none } @media print { .d{display:none} } .x .e{display:none} ' +
      '@media screen { #f{visibility:hidden} } .a.g{display:block}'
    expect(
      readPage(
        `<style>${sheet}</style><p class="a">a</p><p class="b">b</p><p class="c h">c</p><p class="d">d</p><p class="e">e</p>` +
          '<p id="f">f</p><p class="a g">g</p><p class="a" style="display:block">h</p>',
      ),
    ).toEqual(['b', 'd', 'e', 'g', 'h'])
  })

  it('reads tables that are tables by their look or role alone', () => {
    const rows = (cell: string, row: string) =>
      [
        ['项目', '金额'],
        ['合计', '1.00'],
      ]
        .map((texts) => `<div ${row}>${texts.map((text) => `<div ${cell}>${text}</div>`).join('')}</div>`)
        .join('\n')
    const expected = [['0,0 1x1 项目', '0,1 1x1 金额', '1,0 1x1 合计', '1,1 1x1 1.00']]
    const sheet = '<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style>'
    expect(readPage(`${sheet}<div class="t">${rows('class="c"', 'class="r"')}</div>`)).toEqual(expected)
    expect(readPage(`<div role="table"><div role="rowgroup">${rows('role="cell"', 'role="row"')}</div></div>`)).toEqual(
      expected,
    )
    // A way to centre a page.
    expect(readPage('<div style="display:table">一<p>二</p></div>')).toEqual(['一', '二'])
  })

  it('reads fields of a form as they are filled in', () => {
    const field = (attributes: string) => `<td><input ${attributes}></td>`
    expect(
      readPage(
        `<table><tr><td>一<td>1.00<td>3.00</tr><tr><td>合计</td>${field('value="2.00" readonly')}${field('type=hidden value=9')}</tr></table>`,
      ),
    ).toEqual([['0,0 1x1 一', '0,1 1x1 1.00', '0,2 1x1 3.00', '1,0 1x1 合计', '1,1 1x1 2.00', '1,2 1x1 ']])
  })

  it('names the documents that a page links to', async () => {
    const links =
      '<p><a href="/a/t1.pdf?x=1">附件1：决算表</a></p><p><a href="/down?id=2">附件2.XLSX</a></p><iframe src="b/report.pdf#page=1"></iframe>'
    const table = '<table><tr><td>项目<td>金额</tr><tr><td>合计<td>1</tr></table>'
    expect(readBytes(Buffer.from(table + links)).diagnostics).toMatchObject([
      {
        code: 'attachments_not_read',
        severity: 'info',
        data: { names: ['附件1：决算表', '附件2.XLSX', 'report.pdf'] },
      },
    ])
    expect(readBytes(Buffer.from(`<p>${'说明'.repeat(200)}</p>${links}`)).diagnostics).toMatchObject([
      { code: 'attachments_not_read', severity: 'warning' },
    ])
    await expectError('nothing_to_read', () => readPage(`<h1>某某局决算</h1>${links}`))
    await expectError('nothing_to_read', () => readPage('<frameset><frame src="a.html"></frameset>'))
  })

  it('takes menus and paths for running text', () => {
    const { blocks } = readBytes(Buffer.from('<div><a href="/">首页</a> &gt; <a href="/a">公开</a></div><p>正文</p>'))
    expect(blocks.map((block) => block.kind === 'paragraph' && block.role)).toEqual(['header', 'body'])
  })

  it.each([
    ['utf-8 declared as GB 2312', Buffer.from('<meta charset="gb2312"><p>决算公开</p>')],
    [
      'GB 18030 declared',
      iconv.encode('<meta http-equiv="Content-Type" content="text/html; charset=GBK"><p>决算公开</p>', 'gb18030'),
    ],
    ['GB 18030 declared as UTF-8', iconv.encode('<meta charset="utf-8"><p>决算公开</p>', 'gb18030')],
    ['GB 18030 undeclared', iconv.encode('<p>决算公开</p>', 'gb18030')],
    ['Big5 declared', iconv.encode('<meta charset="big5"><p>決算公開</p>', 'big5')],
    ['UTF-16 with a mark', iconv.encode('\ufeff<p>决算公开</p>', 'utf-16le')],
    ['UTF-16 without', iconv.encode('<p>决算公开</p>', 'utf-16be')],
  ])('decodes %s', (_, bytes) => {
    expect(readBytes(bytes).blocks.map(show)[0]).toMatch(/^[决決]算公[开開]$/)
  })

  const archive = (...parts: string[]) =>
    [
      'From: <Saved by a browser>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\tboundary="----=_B"',
      '',
      '',
      ...parts.flatMap((part) => ['------=_B', part]),
      '------=_B--',
      '',
    ].join('\r\n')
  const part = (location: string, encoding: string, content: string, type = 'text/html; charset="gb2312"') =>
    `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: ${location}\r\n\r\n${content}\r\n`

  it('reads a web archive', () => {
    const content = archive(
      part('file:///C:/a.htm', 'quoted-printable', '<p align=3Dcenter>=BE=F6=CB=E3=\r\n=B1=ED</p>'),
      part('a.files/header.htm', '7bit', '<p>x</p>'),
    )
    expect(readPage(content)).toEqual(['决算表'])
  })

  it('reads the sheets of a workbook saved as a web archive', async () => {
    const sheet = (text: string) =>
      Buffer.from(`<table><tr><td>项目<td>${text}</tr><tr><td>合计<td>1</tr></table>`).toString('base64')
    const content = archive(
      part('a.htm', '7bit', '<html><frameset><frame src="a.files/sheet001.htm"></frameset></html>'),
      part('a.files/stylesheet.css', '7bit', 'td{display:none}', 'text/css'),
      part('a.files/tabstrip.htm', '7bit', '<p>表1</p>'),
      part('a.files/sheet001.htm', 'base64', sheet('金额'), 'text/html; charset="utf-8"'),
      part('a.files/sheet002.htm', 'base64', sheet('数量'), 'text/html; charset="utf-8"'),
    )
    expect(readPage(content).map((cells) => cells[1])).toEqual(['0,1 1x1 金额', '0,1 1x1 数量'])
    const cut = readBytes(Buffer.from(content.slice(0, content.lastIndexOf('------=_B--'))))
    expect(cut.diagnostics.map(({ code }) => code)).toEqual(['file_truncated'])
    await expectError('corrupt', () => readPage(archive(part('a.png', 'base64', 'AAAA', 'image/png'))))
  })

  it('is bounded for pages made to exhaust it', async () => {
    await expectError('limit_expansion', () => readPage('<div>'.repeat(100_000)))
    await expectError('limit_expansion', () => readPage(`<table><tr>${'<td>'.repeat(6_000_000)}`))
    await expectError('limit_cells', () =>
      readPage(`<table>${'<tr><td colspan=1000 rowspan=5000>1<td>2'.repeat(5_000)}`),
    )
    await expectError('limit_bytes', () => readBytes(Buffer.alloc(26 * 1024 * 1024)))
    await expectError('nothing_to_read', () => readPage('<script>1</script>'))
  }, 30_000)

  it('tells that a page was cut off', () => {
    const codes = (html: string) => readBytes(Buffer.from(html)).diagnostics.map(({ code }) => code)
    const table = '<table><tr><td>支出</td><td>5.00</td></tr>'
    expect(codes(table)).toEqual(['file_truncated'])
    expect(readPage('<table><tr><td>a<td>b<tr><td>c<td>2738545.')).toEqual([
      ['0,0 1x1 a', '0,1 1x1 b', '1,0 1x1 c', '1,1 1x1 '],
    ])
    expect(codes(`${table}</table><p>说明</p><div cla`)).toEqual(['file_truncated'])
    expect(codes(`<html><body>${table}</table><p>说明`)).toEqual(['file_truncated'])
    expect(codes(`${table}</table><p>3 < 5`)).toEqual([])
    expect(codes(`<html><body>${table}</body></html>\n`)).toEqual([])
  })
})
