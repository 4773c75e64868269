import type { GrayImage } from '../../image.ts'
import { joinJpeg } from './join-jpeg.ts'
import type { PageLayout } from './layout.ts'
import { addUp, readRow, toShades } from './samples.ts'
import { unpackPart } from './unpack-part.ts'

/** Opens a JPEG of at most this size. */
export type OpenJpeg = (bytes: Uint8Array, mostWidth: number, mostHeight: number) => Promise<GrayImage>

/** A page as it is stored. What could not be unpacked is white. */
export interface DecodedPage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** Share of the page that could not be unpacked, 0 to 1. */
  readonly lost: number
}

/** Unpacks one page of a TIFF into shades of gray. */
export async function decodePage(
  bytes: Uint8Array,
  layout: PageLayout,
  littleEndian: boolean,
  openJpeg: OpenJpeg,
): Promise<DecodedPage> {
  const { width, height, partWidth, partHeight, compression } = layout
  const page: Sheet = { width, height, data: new Uint8Array(width * height).fill(255) }
  const across = Math.ceil(width / partWidth)
  const spots = across * Math.ceil(height / partHeight)
  const packed = (index: number): Uint8Array => {
    const { from, bytes: size } = layout.partAt(index)
    return bytes.subarray(from, size === undefined ? bytes.length : from + size)
  }
  const isCut = (index: number): boolean => {
    const { from, bytes: size = 0 } = layout.partAt(index)
    return from + size > bytes.length
  }
  let lost = 0
  for (let spot = 0; spot < spots; spot++) {
    const [left, top] = [(spot % across) * partWidth, Math.floor(spot / across) * partHeight]
    // Tiles are stored whole, also where they reach over the edge; the last strip is not.
    const rows = partWidth === width ? Math.min(partHeight, height - top) : partHeight
    const seen = Math.min(rows, height - top) * Math.min(partWidth, width - left)
    if (compression === 7) {
      const part = await openPart(packed(spot), layout, rows, openJpeg)
      if (part !== undefined) copy(part, page, left, top)
      if (part === undefined || isCut(spot)) lost += seen
      continue
    }
    const planes = layout.isPlanar ? layout.samples : 1
    const parts = Array.from({ length: planes }, (_, plane) => packed(plane * spots + spot))
    lost += Math.min(seen, decodePart(parts, layout, littleEndian, rows, page, left, top) * partWidth)
  }
  return { ...page, lost: lost / (width * height) }
}

interface Sheet {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

async function openPart(
  packed: Uint8Array,
  { partWidth, photometric, jpegTables }: PageLayout,
  rows: number,
  openJpeg: OpenJpeg,
): Promise<Sheet | undefined> {
  const whole = joinJpeg(packed, jpegTables, photometric === 2 || photometric === 5)
  return openJpeg(whole, partWidth, rows).catch(() => undefined)
}

function copy(part: Sheet, page: Sheet, left: number, top: number): void {
  const wide = Math.min(part.width, page.width - left)
  for (let y = 0; y < Math.min(part.height, page.height - top); y++) {
    page.data.set(part.data.subarray(y * part.width, y * part.width + wide), (top + y) * page.width + left)
  }
}

/** Unpacks one part, or one for each colour, and draws it. Returns how many rows are lost. */
function decodePart(
  parts: readonly Uint8Array[],
  layout: PageLayout,
  littleEndian: boolean,
  rows: number,
  page: Sheet,
  left: number,
  top: number,
): number {
  const { partWidth, bits, samples, isDifference } = layout
  const each = parts.length > 1 ? 1 : samples
  const rowBytes = Math.ceil((partWidth * each * bits) / 8)
  const planes = parts.map((packed) => unpackPart(packed, layout, partWidth, rows, rowBytes))
  if (isDifference) for (const { data } of planes) addUp(data, rowBytes, bits, each, littleEndian)
  const usable = Math.min(...planes.map((plane) => plane.rows))
  const row = new Uint8Array(partWidth * samples)
  const plain = new Uint8Array(partWidth * each)
  const shades = new Uint8Array(partWidth)
  const shade = toShades(layout)
  const wide = Math.min(partWidth, page.width - left)
  for (let y = 0; y < Math.min(usable, page.height - top); y++) {
    planes.forEach(({ data }, plane) => {
      readRow(data, y * rowBytes, plain.length, bits, littleEndian, plain)
      if (planes.length === 1) row.set(plain)
      else for (let x = 0; x < partWidth; x++) row[x * samples + plane] = plain[x] ?? 0
    })
    shade(row, partWidth, shades)
    page.data.set(shades.subarray(0, wide), (top + y) * page.width + left)
  }
  return rows - usable + Math.max(...planes.map((plane) => plane.damaged))
}
