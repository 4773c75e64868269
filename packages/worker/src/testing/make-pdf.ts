/** Small PDF files for tests, written byte by byte (ISO 32000-1, 7.5). */

/** Objects of a PDF, numbered from 1; the first is the catalog. `extra` goes into the trailer. */
function assemble(objects: readonly string[], extra = ''): Buffer {
  let body = '%PDF-1.7\n'
  const offsets = objects.map((content, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${content}\nendobj\n`
    return at
  })
  const table = ['0000000000 65535 f ', ...offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n `)].join('\n')
  const size = objects.length + 1
  return Buffer.from(
    `${body}xref\n0 ${size}\n${table}\ntrailer\n<< /Size ${size} /Root 1 0 R ${extra}>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

const page = (text: string): readonly string[] => {
  const drawing = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
}

/** One page with one line of text. */
export const onePagePdf = (text = 'Annual report'): Buffer => assemble(page(text))

/** One that wants a password: its password hashes are those of no password that a reader would try. */
export function encryptedPdf(): Buffer {
  const hash = '5a'.repeat(32)
  const encryption = `<< /Filter /Standard /V 1 /R 2 /O <${hash}> /U <${hash}> /P -4 >>`
  return assemble([...page('Secret'), encryption], `/Encrypt 6 0 R /ID [<00> <00>] `)
}

/** The start of a page without an end. */
export const truncatedPdf = (): Buffer => onePagePdf().subarray(0, 60)
