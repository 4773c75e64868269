/**
 * Small PDFs for tests, written by hand: every page has the fonts /F (Helvetica), /B (Helvetica-Bold) and /S (STSong-Light
 * without an embedded file, encoded as UniGB-UCS2-H).
 */
export interface TestPage {
  /** The content stream. */
  readonly content: string
  /** Entries of the page dictionary in PDF syntax, such as `/Rotate 90`. The page is 400 by 300 points without /MediaBox. */
  readonly entries?: string
  /** Further resources, such as `/XObject << /X 20 0 R >>`. */
  readonly resources?: string
}

export interface TestFile {
  readonly pages: readonly TestPage[]
  /** Further objects by number, from 200 on. */
  readonly objects?: Readonly<Record<number, string>>
  /** Entries of the catalog. */
  readonly catalog?: string
  /** Entries of the trailer. */
  readonly trailer?: string
}

export function makePdf({ pages, objects = {}, catalog = '', trailer = '' }: TestFile): Uint8Array {
  const kids = pages.map((_, i) => `${10 + i * 2} 0 R`).join(' ')
  const all = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [4, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>'],
    [5, '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>'],
    [
      6,
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 >>',
    ],
    [
      7,
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ],
  ])
  pages.forEach(({ content, entries = '', resources = '' }, i) => {
    const box = entries.includes('/MediaBox') ? '' : '/MediaBox [0 0 400 300]'
    all.set(
      10 + i * 2,
      `<< /Type /Page /Parent 2 0 R ${box} ${entries} /Contents ${11 + i * 2} 0 R /Resources << /Font << /F 3 0 R /B 4 0 R /S 5 0 R >> ${resources} >> >>`,
    )
    all.set(11 + i * 2, stream('', content))
  })
  for (const [number, body] of Object.entries(objects)) all.set(Number(number), body)

  let file = '%PDF-1.7\n'
  let table = 'xref\n0 1\n0000000000 65535 f \n'
  for (const [number, body] of all) {
    table += `${number} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${number} 0 obj\n${body}\nendobj\n`
  }
  const start = file.length
  file += `${table}trailer\n<< /Size ${Math.max(...all.keys()) + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(file, (character) => character.charCodeAt(0))
}

/** A stream object; `entries` are those of its dictionary besides the length. */
export function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`
}

/** Text as the operand of `Tj` with the font /S. */
export function ucs2(text: string): string {
  return `<${[...text].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`
}

/** Black text of 12 points in Helvetica at a place, y upwards. */
export function words(text: string, x: number, y: number, before = ''): string {
  return `BT /F 12 Tf ${before} 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`
}
