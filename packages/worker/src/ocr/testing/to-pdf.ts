export interface ScannedPage {
  readonly width: number
  readonly height: number
  readonly jpeg: Buffer
}

/** A PDF of one image a page, as scanners write it. */
export function toPdf(pages: readonly ScannedPage[], dpi: number): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  const add = (...buffers: (string | Buffer)[]) => {
    offsets.push(length)
    for (const buffer of [`${offsets.length} 0 obj\n`, ...buffers, '\nendobj\n']) {
      const bytes = Buffer.from(buffer as string)
      parts.push(bytes)
      length += bytes.length
    }
  }
  const kids = pages.map((_, i) => `${3 + 3 * i} 0 R`).join(' ')
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  pages.forEach(({ width, height, jpeg }, i) => {
    const [wide, high] = [(width * 72) / dpi, (height * 72) / dpi]
    const draw = `q ${wide} 0 0 ${high} 0 0 cm /I Do Q`
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${4 + 3 * i} 0 R /Resources << /XObject << /I ${5 + 3 * i} 0 R >> >> >>`,
    )
    add(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`)
    const entries = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode`
    add(`<< ${entries} /Length ${jpeg.length} >>\nstream\n`, jpeg, '\nendstream')
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(end)]))
}
