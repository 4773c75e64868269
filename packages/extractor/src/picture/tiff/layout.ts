import { ReadError } from '../../errors.ts'
import { refusePixels } from '../../picture-file.ts'
import { brokenTiff, type Directory } from './ifd.ts'

/** What a directory says of its page (TIFF 6.0): how its samples are stored, and where. */
export interface PageLayout {
  readonly width: number
  readonly height: number
  /** Pixels per inch across and down; undefined when they are not told. */
  readonly dpi: readonly [number, number] | undefined
  /** As in Exif, 1 to 8. */
  readonly orientation: number
  readonly compression: number
  readonly photometric: number
  readonly bits: number
  readonly samples: number
  /** The sample after the colours is opacity. */
  readonly hasAlpha: boolean
  /** Every colour stands in parts of its own. */
  readonly isPlanar: boolean
  /** Numbers are differences to the pixel on the left. */
  readonly isDifference: boolean
  /** The lowest bit of a byte is the first pixel. */
  readonly isBitsReversed: boolean
  /** Group 3: lines may be coded by the line above. */
  readonly isTwoDimensional: boolean
  /** Size of the parts (strips or tiles) that the page is stored in. */
  readonly partWidth: number
  readonly partHeight: number
  readonly parts: number
  readonly partAt: (index: number) => { readonly from: number; readonly bytes: number | undefined }
  /** Three lists, red, green and blue, of 2 to the power of `bits` numbers. */
  readonly palette: ((index: number) => number) | undefined
  /** Tables that all JPEG parts share. */
  readonly jpegTables: Uint8Array | undefined
}

const tags = {
  kind: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  dpiX: 282,
  dpiY: 283,
  planar: 284,
  faxOptions: 292,
  resolutionUnit: 296,
  predictor: 317,
  palette: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
} as const

/** Bytes that one part may unpack to. */
const mostPartBytes = 2 ** 28

/** A smaller copy of another page (bit 0), or its mask (bit 2): no page of the report. */
export const isPage = ({ field }: Directory): boolean => ((field(tags.kind)?.at(0) ?? 0) & 5) === 0

/**
 * Reads the directory of one page.
 *
 * @throws ReadError `corrupt`, `unsupported`, `limit_pixels`
 */
export function readLayout({ field }: Directory, mostPixels: number): PageLayout {
  const number = (tag: number, usual: number): number => field(tag)?.at(0) ?? usual
  const [width, height] = [number(tags.width, 0), number(tags.height, 0)]
  if (width < 1 || height < 1) throw brokenTiff('it does not tell the size of the page')
  refusePixels(width, height, mostPixels)
  const samples = number(tags.samples, 1)
  const bits = number(tags.bits, 1)
  const photometric = number(tags.photometric, 0)
  const compression = number(tags.compression, 1)
  refuseUnknown(bits, samples, photometric, compression, number(tags.sampleFormat, 1), number(tags.predictor, 1))
  for (let i = 1; i < samples; i++) {
    if ((field(tags.bits)?.at(i) ?? bits) !== bits) throw unsupportedTiff('has colours of different depth')
  }
  const isTiled = field(tags.tileWidth) !== undefined
  const partWidth = isTiled ? number(tags.tileWidth, 0) : width
  const partHeight = isTiled ? number(tags.tileHeight, 0) : Math.min(height, number(tags.rowsPerStrip, height))
  if (partWidth < 1 || partHeight < 1) throw brokenTiff('the parts of a page have no size')
  const isPlanar = number(tags.planar, 1) === 2 && samples > 1
  if (isPlanar && compression === 7) throw unsupportedTiff('has JPEG of single colours')
  const planes = isPlanar ? samples : 1
  if (Math.ceil((partWidth * bits * (samples / planes)) / 8) * partHeight > mostPartBytes) {
    throw new ReadError(
      'limit_pixels',
      `a page is stored in parts of more than ${mostPartBytes} bytes`,
      'Scan it in gray.',
    )
  }
  const offsets = field(isTiled ? tags.tileOffsets : tags.stripOffsets)
  const sizes = field(isTiled ? tags.tileBytes : tags.stripBytes)
  const parts = Math.ceil(width / partWidth) * Math.ceil(height / partHeight) * planes
  if (offsets === undefined || offsets.count < parts) throw brokenTiff('it does not tell where all parts of a page are')
  const palette = field(tags.palette)
  if (photometric === 3 && (palette?.count ?? 0) < 3 * 2 ** bits) throw brokenTiff('the table of colours is missing')
  return {
    width,
    height,
    dpi: dpiOf(number(tags.dpiX, 0), number(tags.dpiY, 0), number(tags.resolutionUnit, 2)),
    orientation: number(tags.orientation, 1),
    compression,
    photometric,
    bits,
    samples,
    hasAlpha: [1, 2].includes(number(tags.extraSamples, 0)),
    isPlanar,
    isDifference: number(tags.predictor, 1) === 2,
    isBitsReversed: number(tags.fillOrder, 1) === 2,
    isTwoDimensional: (number(tags.faxOptions, 0) & 1) === 1,
    partWidth,
    partHeight,
    parts,
    partAt: (index) => ({ from: offsets.at(index), bytes: sizes?.at(index) }),
    palette: palette?.at,
    jpegTables: field(tags.jpegTables)?.bytes,
  }
}

/** Resolution unit 2 is the inch, 3 the centimetre; 1 is none. */
function dpiOf(x: number, y: number, unit: number): readonly [number, number] | undefined {
  const factor = unit === 3 ? 2.54 : 1
  return unit !== 1 && x * factor >= 1 && y * factor >= 1 && Number.isFinite(x + y)
    ? [x * factor, y * factor]
    : undefined
}

/** White is zero, black is zero, RGB, palette; separated (CMYK); YCbCr, which only JPEG is read in. */
const colourCounts: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3 }
/** None, the three of fax machines, LZW, JPEG, Deflate (by Adobe, and as it was called before), PackBits. */
const compressions = new Set([1, 2, 3, 4, 5, 7, 8, 32946, 32773])
const otherCompressions: Readonly<Record<number, string>> = {
  6: 'JPEG of the old kind (TIFF 6.0)',
  34661: 'JBIG',
  34663: 'JBIG2',
  34712: 'JPEG 2000',
  34925: 'LZMA',
  50000: 'Zstandard',
  50001: 'WebP',
}

function refuseUnknown(
  bits: number,
  samples: number,
  photometric: number,
  compression: number,
  sampleFormat: number,
  predictor: number,
): void {
  if (!compressions.has(compression)) {
    throw unsupportedTiff(`is packed by ${otherCompressions[compression] ?? `a way of the number ${compression}`}`)
  }
  const colours = colourCounts[photometric]
  // Whether four colours in a JPEG stand for light or for ink is not agreed.
  const isUnread = compression === 7 ? photometric === 5 : photometric === 6
  if (colours === undefined || isUnread) {
    throw unsupportedTiff(`has colours of a kind that is not read (${photometric})`)
  }
  if (samples < colours || samples > 8) throw brokenTiff('the number of its colours cannot be')
  const isFax = compression >= 2 && compression <= 4
  const depths = compression === 7 ? [8] : isFax ? [1] : [1, 2, 4, 8, 16]
  if (!depths.includes(bits) || sampleFormat !== 1 || predictor > 2 || (isFax && samples !== 1)) {
    throw unsupportedTiff(`has numbers of a kind that is not read (${bits} bits)`)
  }
  if (photometric === 3 && bits > 8) throw brokenTiff('the table of colours is too large')
  if (predictor === 2 && bits < 8) throw unsupportedTiff(`has differences of ${bits} bits`)
}

export const unsupportedTiff = (what: string): ReadError =>
  new ReadError(
    'unsupported',
    `the TIFF ${what}`,
    'Save it as PDF or PNG, or as TIFF with the compression LZW or Group 4.',
  )
