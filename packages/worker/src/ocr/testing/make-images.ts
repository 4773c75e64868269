import { crc32, deflateSync } from 'node:zlib'
import { defaultLimits, type GrayImage, openPdf } from '@gongkai/extractor'
import { createCanvas } from '@napi-rs/canvas'
import { raster } from '../raster.ts'

/** A page of a PDF as a gray picture. */
export async function drawPage(bytes: Uint8Array, page: number, dpi: number): Promise<GrayImage> {
  const pdf = await openPdf(bytes, defaultLimits)
  try {
    return await pdf.renderPage(page, raster, dpi)
  } finally {
    await pdf.close()
  }
}

/** A picture file as scanners write it. */
export function encode(image: GrayImage, kind: 'png' | 'jpeg'): Promise<Buffer> {
  const { width, height, data } = image
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const pixels = context.createImageData(width, height)
  new Uint32Array(pixels.data.buffer).set(Uint32Array.from(data, (shade) => 0xff000000 | (shade * 0x010101)))
  context.putImageData(pixels, 0, 0)
  return kind === 'png' ? canvas.encode('png') : canvas.encode('jpeg', 90)
}

/** A quarter turn against the clock: how a wide page lies in a scanner. */
export function layOnSide({ width, height, data, dpi }: GrayImage): GrayImage {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[(width - 1 - x) * height + y] = data[y * width + x] ?? 0
  }
  return { width: height, height: width, data: turned, dpi }
}

/** A TIFF of gray pages, each packed by Deflate in one strip (TIFF 6.0; little endian). */
export function toTiff(pages: readonly GrayImage[]): Buffer {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])]
  let at = 8
  let link = 4
  for (const { width, height, data, dpi } of pages) {
    const packed = deflateSync(data)
    const directory = at + packed.length
    const fields: [tag: number, type: number, value: number][] = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 8],
      [262, 3, 1],
      [273, 4, at],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, packed.length],
      [282, 5, directory + 2 + 12 * 11 + 4],
      [283, 5, directory + 2 + 12 * 11 + 4],
    ]
    const table = Buffer.alloc(2 + 12 * fields.length + 4 + 8)
    table.writeUInt16LE(fields.length)
    fields.forEach(([tag, type, value], i) => {
      table.writeUInt16LE(tag, 2 + 12 * i)
      table.writeUInt16LE(type, 4 + 12 * i)
      table.writeUInt32LE(1, 6 + 12 * i)
      table.writeUInt32LE(value, 10 + 12 * i)
    })
    table.writeUInt32LE(Math.round(dpi), table.length - 8)
    table.writeUInt32LE(1, table.length - 4)
    writeLink(parts, link, directory)
    parts.push(packed, table)
    link = directory + 2 + 12 * fields.length
    at = directory + table.length
  }
  return Buffer.concat(parts)
}

function writeLink(parts: readonly Buffer[], link: number, to: number): void {
  let start = 0
  for (const part of parts) {
    if (link >= start && link < start + part.length) part.writeUInt32LE(to, link - start)
    start += part.length
  }
}

/** The head of a PNG of any size, and nothing in it. */
export function emptyPng(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(8, 8)
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    start,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PDF of one page: a title in letters, and a picture below it, as large as it was. */
export function titleAndPicture(title: string, { width, height, dpi }: GrayImage, jpeg: Buffer): Buffer {
  const letters = [...title].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  const [wide, high] = [(width * 72) / dpi, (height * 72) / dpi]
  const draw = `BT /S 22 Tf 60 ${high + 30} Td <${letters}> Tj ET q ${wide} 0 0 ${high} 0 0 cm /I Do Q`
  const entries = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode`
  const objects: Buffer[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high + 80}] /Contents 4 0 R /Resources << /Font << /S 5 0 R >> /XObject << /I 8 0 R >> >> >>`,
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ].map((object) => Buffer.from(object))
  objects.push(
    Buffer.concat([Buffer.from(`<< ${entries} /Length ${jpeg.length} >>\nstream\n`), jpeg, Buffer.from('\nendstream')]),
  )
  let at = 9
  const offsets = objects.map((object, i) => {
    const from = at
    at += `${i + 1} 0 obj\n\nendobj\n`.length + object.length
    return from
  })
  const bodies = objects.flatMap((object, i) => [Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...bodies, Buffer.from(end)])
}
