import { defaultLimits, openPdf } from '@gongkai/extractor'
import { createCanvas, type ImageData } from '@napi-rs/canvas'
import { raster } from '../raster.ts'

/** How a page is spoilt on its way through a scanner. */
export interface ScanOptions {
  readonly dpi: number
  /** Degrees, clockwise. */
  readonly skew: number
  /** Standard deviation of the noise, in shades of 255. */
  readonly noise: number
  /** Of JPEG, 1 to 100. */
  readonly quality: number
  /** Pages, counted from 1; all unless given. */
  readonly pages?: readonly number[]
}

/** Makes a scan of a PDF: every page becomes one gray JPEG, turned and with noise. The same options give the same bytes. */
export async function makeScan(bytes: Uint8Array, options: ScanOptions): Promise<Uint8Array> {
  const pdf = await openPdf(bytes, defaultLimits)
  try {
    const images: ScannedPage[] = []
    for (const number of options.pages ?? Array.from({ length: pdf.pageCount }, (_, i) => i + 1)) {
      const { data, width, height } = await pdf.renderPage(number, raster, options.dpi)
      const canvas = createCanvas(width, height)
      const pixels = canvas.getContext('2d').createImageData(width, height)
      new Uint32Array(pixels.data.buffer).set(Uint32Array.from(data, (shade) => 0xff000000 | (shade * 0x010101)))
      images.push({ width, height, jpeg: await spoil(pixels, options, number) })
    }
    return toPdf(images, options.dpi)
  } finally {
    await pdf.close()
  }
}

async function spoil(pixels: ImageData, { skew, noise, quality }: ScanOptions, seed: number): Promise<Buffer> {
  const { width, height } = pixels
  const [straight, turned] = [createCanvas(width, height), createCanvas(width, height)]
  straight.getContext('2d').putImageData(pixels, 0, 0)
  const context = turned.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.translate(width / 2, height / 2)
  context.rotate((skew * Math.PI) / 180)
  context.drawImage(straight, -width / 2, -height / 2)
  const scanned = context.getImageData(0, 0, width, height)
  const random = randomNumbers(seed)
  const shades = scanned.data
  for (let i = 0; i < shades.length; i += 4) {
    // The sum of three even ones is nearly normal, with a deviation of a half. Paper is not quite white.
    const shade = (shades[i] ?? 0) * 0.92 + 10 + (random() + random() + random() - 1.5) * 2 * noise
    shades[i] = shade
    shades[i + 1] = shade
    shades[i + 2] = shade
  }
  context.putImageData(scanned, 0, 0)
  return turned.encode('jpeg', quality)
}

/** Mulberry32: the same numbers every time. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface ScannedPage {
  readonly width: number
  readonly height: number
  readonly jpeg: Buffer
}

/** A PDF of one image a page, as scanners write it. */
function toPdf(pages: readonly ScannedPage[], dpi: number): Uint8Array {
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
