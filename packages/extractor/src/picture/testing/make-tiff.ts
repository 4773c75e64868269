/** TIFF files for tests, written byte by byte (TIFF 6.0, section 2). */

export interface TestPage {
  readonly width: number
  readonly height: number
  /** Strips or tiles as they are stored. */
  readonly parts: readonly Uint8Array[]
  /** Fields besides the size and the places of the parts; they may replace those. Numbers above 65,535 are written as LONG. */
  readonly fields?: Readonly<Record<number, number | readonly number[] | Uint8Array>>
  /** Tiles instead of strips. */
  readonly tile?: readonly [width: number, height: number]
}

export interface TiffOptions {
  readonly bigEndian?: boolean
  /** The number of the page that follows the last one: a chain that runs in a circle. */
  readonly circleTo?: number
}

/** A TIFF with these pages. A page says nothing of itself but its size, and has one bit a pixel unless its fields say otherwise. */
export function makeTiff(pages: readonly TestPage[], { bigEndian = false, circleTo }: TiffOptions = {}): Uint8Array {
  const little = !bigEndian
  const bytes = new Uint8Array(100_000)
  const view = new DataView(bytes.buffer)
  bytes.set(bigEndian ? [0x4d, 0x4d, 0, 42] : [0x49, 0x49, 42, 0])
  let end = 8
  const put = (data: Uint8Array): number => {
    const at = end
    bytes.set(data, at)
    end += data.length + (data.length % 2)
    return at
  }
  let link = 4
  const starts: number[] = []
  for (const page of pages) {
    const places = page.parts.map(put)
    const sizes = page.parts.map((part) => part.length)
    const tiled = page.tile
    const fields: Record<number, number | readonly number[] | Uint8Array> = {
      256: page.width,
      257: page.height,
      ...(tiled ? { 322: tiled[0], 323: tiled[1], 324: places, 325: sizes } : { 273: places, 279: sizes }),
      ...page.fields,
    }
    const entries = Object.entries(fields).map(([tag, value]) => {
      const isBytes = value instanceof Uint8Array
      const numbers = typeof value === 'number' ? [value] : [...value]
      const type = isBytes ? 7 : Number(tag) === 320 || numbers.every((one) => one < 65_536) ? 3 : 4
      const size = isBytes ? 1 : type === 3 ? 2 : 4
      const data = new Uint8Array(Math.max(4, numbers.length * size))
      const into = new DataView(data.buffer)
      numbers.forEach((one, i) => {
        if (size === 1) into.setUint8(i, one)
        else if (size === 2) into.setUint16(2 * i, one, little)
        else into.setUint32(4 * i, one, little)
      })
      return { tag: Number(tag), type, count: numbers.length, data, at: data.length > 4 ? put(data) : undefined }
    })
    const start = end
    starts.push(start)
    view.setUint32(link, start, little)
    view.setUint16(start, entries.length, little)
    entries.forEach(({ tag, type, count, data, at }, i) => {
      const entry = start + 2 + 12 * i
      view.setUint16(entry, tag, little)
      view.setUint16(entry + 2, type, little)
      view.setUint32(entry + 4, count, little)
      if (at === undefined) bytes.set(data, entry + 8)
      else view.setUint32(entry + 8, at, little)
    })
    link = start + 2 + 12 * entries.length
    end = link + 4
  }
  if (circleTo !== undefined) view.setUint32(link, starts[circleTo] ?? 0, little)
  return bytes.slice(0, end)
}

/** Bits of rows as bytes: `#` is 1. Blanks between rows are left out. */
export function bits(text: string): Uint8Array {
  const rows = text.trim().split(/\s+/)
  return Uint8Array.from(
    rows
      .flatMap((row) => row.match(/.{1,8}/g) ?? [])
      .map((eight) =>
        Number.parseInt([...eight.padEnd(8, '.')].map((one) => (one === '#' || one === '1' ? '1' : '0')).join(''), 2),
      ),
  )
}
