import { describe, expect, it } from 'vitest'
import type { Block } from '../document.ts'
import { defaultLimits } from '../limits.ts'
import { expectError } from '../testing/errors.ts'
import { makeDocx, makeZip } from '../testing/zips.ts'
import { readDocx } from './read-docx.ts'

const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`

const show = (block: Block) =>
  block.kind === 'paragraph'
    ? block.text
    : block.cells.map((c) => `${c.row},${c.column} ${c.rowSpan}x${c.columnSpan} ${c.text}`)

const readBody = async (body: string) => (await readDocx(makeDocx(body), defaultLimits)).blocks.map(show)

describe('readDocx', () => {
  it('reads text as a person does', async () => {
    expect(await readBody(p('收　入　决　算　表') + p('编制单位：某某局　　　　单位：万元'))).toEqual([
      '收入决算表',
      '编制单位：某某局 单位：万元',
    ])
  })

  it('reads merged cells, and columns skipped at the start of a row', async () => {
    const body = table(
      row(cell('项　目', '<w:gridSpan w:val="2"/>'), cell('合计', '<w:vMerge w:val="restart"/>')),
      row(cell('编码'), cell('名称'), cell('', '<w:vMerge/>')),
      `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${cell('5056. 26')}</w:tr>`,
    )
    expect(await readBody(body)).toEqual([
      ['0,0 1x2 项目', '0,2 2x1 合计', '1,0 1x1 编码', '1,1 1x1 名称', '2,0 1x2 ', '2,2 1x1 5056.26'],
    ])
  })

  it('clamps spans that no table has', async () => {
    const body = table(row(cell('a', '<w:gridSpan w:val="2000000000"/>')), row(cell('b'), cell('c')))
    expect(await readBody(body)).toEqual([['0,0 1x2 a', '1,0 1x1 b', '1,1 1x1 c']])
  })

  it('reads changes as accepted, hidden text not, fields by their result', async () => {
    const body =
      '<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:ins><w:r><w:t>2</w:t></w:r></w:ins>' +
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>3</w:t></w:r><w:fldSimple w:instr="=SUM(ABOVE)"><w:r><w:t>4</w:t></w:r></w:fldSimple></w:p>'
    const document = await readDocx(makeDocx(body), defaultLimits)
    expect(document.blocks.map(show)).toEqual(['支出24'])
    expect(document.diagnostics.map((note) => note.code)).toEqual(['hidden_not_read'])
  })

  it('leaves hidden runs, hidden rows and deleted rows out, however many', async () => {
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>'
    const figure = `<w:tc><w:p>${hidden}<w:r><w:t>1.00</w:t></w:r>${hidden}</w:p></w:tc>`
    const gone = (property: string) => `<w:tr><w:trPr><w:${property}/></w:trPr>${cell('8.00')}${cell('7.00')}</w:tr>`
    const lines = Array.from({ length: 200 }, () => row(cell('教育支出'), figure) + gone('hidden') + gone('del'))
    expect((await readBody(table(row(cell('项目'), cell('金额')), ...lines)))[0]).toEqual([
      ...['0,0 1x1 项目', '0,1 1x1 金额'],
      ...lines.flatMap((_, i) => [`${i + 1},0 1x1 教育支出`, `${i + 1},1 1x1 1.00`]),
    ])
  })

  it('leaves text out that a style hides, unless the run says otherwise', async () => {
    const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const styles =
      `<w:styles ${ns}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>` +
      '<w:style w:type="paragraph" w:styleId="b"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="c"><w:rPr><w:vanish w:val="true"/></w:rPr></w:style></w:styles>'
    const body =
      '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>支出</w:t></w:r></w:p>' +
      '<w:p><w:r><w:rPr><w:rStyle w:val="c"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>收入</w:t></w:r></w:p>'
    const made = makeDocx(body, [{ name: 'word/styles.xml', text: styles }])
    expect((await readDocx(made, defaultLimits)).blocks.map(show)).toEqual(['支出', '收入'])
  })

  it('reads cells merged to the right the old way', async () => {
    const body = table(
      row(cell('项目', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('合计')),
      row(cell('编码'), cell('名称'), cell('1.00')),
    )
    expect(await readBody(body)).toEqual([
      ['0,0 1x2 项目', '0,2 1x1 合计', '1,0 1x1 编码', '1,1 1x1 名称', '1,2 1x1 1.00'],
    ])
  })

  it('takes the box around a figure away', async () => {
    const boxed = (figure: string) => `<w:tc>${table(row(cell(figure)))}<w:p/></w:tc>`
    const body = table(
      row(cell('项目'), cell('金额')),
      ...['1.00', '2.00', '3.00'].map((figure) => row(cell('支出'), boxed(figure))),
    )
    expect((await readBody(body))[0]).toContain('3,1 1x1 3.00')
  })

  it('names what is set into the document and not read', async () => {
    const object = '<w:r><w:object><o:OLEObject xmlns:o="o" Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r>'
    const { diagnostics } = await readDocx(makeDocx(`<w:p>${object}</w:p>${p('文')}<w:altChunk/>`), defaultLimits)
    expect(diagnostics.map((note) => [note.code, note.data])).toEqual([
      ['embedded_not_read', { objects: 1 }],
      ['embedded_not_read', { parts: 1 }],
    ])
  })

  it('reads a text box once, though Word stores it twice', async () => {
    const box = `<w:txbxContent>${p('公开01表')}</w:txbxContent>`
    const body =
      `<w:p><w:r><w:t>一</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing>` +
      `</mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(await readBody(body)).toEqual(['一', '公开01表'])
  })

  it('reads a table that only holds another one as that other one', async () => {
    const inner = table(row(cell('项目'), cell('金额')), row(cell('合计'), cell('1.00')))
    expect(await readBody(table(row(`<w:tc>${p('标题')}${inner}<w:p/></w:tc>`)))).toEqual([
      '标题',
      ['0,0 1x1 项目', '0,1 1x1 金额', '1,0 1x1 合计', '1,1 1x1 1.00'],
    ])
  })

  it('joins the lines of a cell', async () => {
    const broken = '<w:tc><w:p><w:r><w:t>一般公共预算</w:t><w:br/><w:t>财政拨款</w:t></w:r></w:p></w:tc>'
    expect(await readBody(table(row(broken, cell('1'))))).toEqual([['0,0 1x1 一般公共预算财政拨款', '0,1 1x1 1']])
  })

  it('keeps the text of page headers apart', async () => {
    const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const header = { name: 'word/header1.xml', text: `<w:hdr ${ns}>${p('收入决算表')}</w:hdr>` }
    const { blocks } = await readDocx(makeDocx(p('正文'), [header]), defaultLimits)
    expect(blocks.map((block) => [show(block), block.kind === 'paragraph' && block.role])).toEqual([
      ['收入决算表', 'header'],
      ['正文', 'body'],
    ])
  })

  it('puts the page header of a section before what stands in it', async () => {
    const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r"'
    const header = (n: number, text: string) => ({
      name: `word/header${n}.xml`,
      text: `<w:hdr ${ns}>${p(text)}</w:hdr>`,
    })
    const section = (n: number) => `<w:sectPr xmlns:r="r"><w:headerReference w:type="default" r:id="h${n}"/></w:sectPr>`
    const end = (text: string, properties: string) =>
      `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
    const relationships =
      '<Relationships><Relationship Id="h1" Type="header" Target="header1.xml"/><Relationship Id="h2" Type="header" Target="header2.xml"/></Relationships>'
    const body = p('一') + end('二', section(1)) + end('三', '<w:sectPr/>') + p('四') + section(2)
    const made = makeDocx(body, [
      header(1, '收入决算表'),
      header(2, '支出决算表'),
      { name: 'word/_rels/document.xml.rels', text: relationships },
    ])
    expect((await readDocx(made, defaultLimits)).blocks.map(show)).toEqual([
      ...['收入决算表', '一', '二', '三'],
      ...['支出决算表', '四'],
    ])
  })

  const linked = (type: string, target: string) => ({
    name: 'word/_rels/document.xml.rels',
    text:
      `<Relationships><Relationship Id="a" Type="x/${type}" Target="${target}" TargetMode="External"/>` +
      '<Relationship Id="b" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>',
  })

  it.each(['https://example.org/a.png', '../a.png'])('names the link to %s and does not follow it', async (target) => {
    const { diagnostics } = await readDocx(makeDocx(p('文'), [linked('image', target)]), defaultLimits)
    expect(diagnostics).toMatchObject([{ code: 'external_link', data: { targets: [target] } }])
  })

  it.each(['file:///etc/passwd', 'C:\\a.png', '\\\\server\\a.png', '/etc/passwd'])(
    'refuses content of %s',
    async (target) => {
      await expectError('external_content', () => readDocx(makeDocx(p('文'), [linked('image', target)]), defaultLimits))
      const { diagnostics } = await readDocx(makeDocx(p('文'), [linked('attachedTemplate', target)]), defaultLimits)
      expect(diagnostics).toMatchObject([{ code: 'external_link' }])
    },
  )

  it('refuses declarations of entities, also in UTF-16', async () => {
    const bomb = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
    await expectError('corrupt', () => readDocx(makeDocx('', [{ name: 'word/styles.xml', text: bomb }]), defaultLimits))
    const wide = Buffer.from(`\ufeff${bomb}`, 'utf16le')
    await expectError('corrupt', () => readDocx(makeDocx('', [{ name: 'word/styles.xml', text: wide }]), defaultLimits))
  })

  it('ends in a typed error for what is no document', async () => {
    const main = (text: string) =>
      makeZip([
        { name: '_rels/.rels', text: '<r/>' },
        { name: 'word/document.xml', text },
      ])
    await expectError('corrupt', () => readDocx(main('no xml'), defaultLimits))
    await expectError('corrupt', () => readDocx(main('<w:p xmlns:w="other"/>'), defaultLimits))
    await expectError('corrupt', () => readDocx(makeDocx('<w:p>'), defaultLimits))
    await expectError('corrupt', () => readDocx(makeDocx('<w:tbl>'.repeat(100_000)), defaultLimits))
    await expectError('nothing_to_read', () => readDocx(makeDocx('<w:p/>'), defaultLimits))
    await expectError('limit_expansion', () =>
      readDocx(makeDocx(p('数').repeat(50)), { ...defaultLimits, docxXmlBytes: 1_000 }),
    )
  })
})
