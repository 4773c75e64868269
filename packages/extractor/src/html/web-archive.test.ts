import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { read } from '../read.ts'
import { expectError } from '../testing/errors.ts'

/** Quoted-printable (RFC 2045, 6.7), every letter beyond ASCII as its bytes, in lines of at most 76 letters. */
const quoted = (bytes: Buffer) =>
  [...bytes]
    .map((byte) => (byte > 0x7e || byte === 0x3d ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('')
    .replace(/(?:[^\r\n=]|=..){70}/g, '$&=\r\n')

const part = (type: string, encoding: string, body: string, location = 'file:///C:/a.htm') =>
  `Content-Location: ${location}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`

const archive = (...parts: string[]) =>
  Buffer.from(
    `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_Next"\r\n\r\nSaved as one file.\r\n\r\n${parts
      .map((one) => `------=_Next\r\n${one}`)
      .join('')}------=_Next--\r\n`,
    'latin1',
  )

const page = '<html><body><p>收入决算表</p><table><tr><td>合计<td>12.50</tr></table></body></html>'
const textOf = async (bytes: Uint8Array, name = 'a.doc') =>
  (await read(bytes, { name })).blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.cells.map((cell) => cell.text).join('|'),
  )

describe('a web archive', () => {
  it.each([
    [
      'quoted-printable, GB 18030',
      part('text/html; charset="gb2312"', 'quoted-printable', quoted(iconv.encode(page, 'gb18030'))),
    ],
    [
      'base64, UTF-16',
      part(
        'text/html; charset="unicode"',
        'base64',
        iconv.encode(page, 'utf-16le', { addBOM: true }).toString('base64'),
      ),
    ],
    ['8bit, UTF-8', part('text/html', '8bit', Buffer.from(page).toString('latin1'))],
    [
      'entities broken by the ends of lines',
      part(
        'text/html; charset="us-ascii"',
        'quoted-printable',
        '<p>&=\r\n#25910;&#2=\r\n0837;=20</p><table><tr><td>&#21512;&#35745;<td>12.=\r\n50</tr></table>',
      ),
    ],
  ])('is read: %s', async (_, text) => {
    const [title, table] = await textOf(archive(text))
    expect(title).toContain('收入')
    expect(table).toBe('合计|12.50')
  })

  it('gives every sheet, and neither pictures nor running heads', async () => {
    const sheet = (text: string, location: string) =>
      part('text/html', '8bit', Buffer.from(`<p>${text}</p>`).toString('latin1'), location)
    const file = archive(
      sheet('表一', 'a.files/sheet001.htm'),
      part('image/png', 'base64', 'iVBORw0KGgo=', 'a.files/image001.png'),
      sheet('表二', 'a.files/sheet002.htm'),
      sheet('页眉', 'a.files/header.htm'),
    )
    expect(await textOf(file)).toEqual(['表一', '表二'])
  })

  it('in another archive, as browsers save, is read as well', async () => {
    const inner = `Content-Type: multipart/alternative; boundary="in"\r\n\r\n--in\r\n${part('text/plain', '7bit', 'x')}--in\r\n${part('text/html', '8bit', '<p>1</p>')}--in--\r\n`
    const saved = Buffer.concat([Buffer.from('From: <Saved by a browser>\r\n'), archive(inner)])
    expect(await textOf(saved, 'a.mhtml')).toEqual(['1'])
  })

  it('without a page is an error', () =>
    expectError('corrupt', () => read(archive(part('image/png', 'base64', 'AA==')))))

  it('that was cut off says so', async () => {
    const whole = archive(part('text/html', '8bit', Buffer.from(page).toString('latin1')))
    const { diagnostics } = await read(whole.subarray(0, whole.indexOf('</table>')))
    expect(diagnostics).toMatchObject([{ code: 'file_truncated' }])
  })
})
