type Document = InstanceType<typeof import('pdfkit')>

/** An object of the file; its published type asks for an argument that `end` does not need. */
type Reference = { readonly end: () => void }

/** Advance widths of the characters from blank to `~` (CID 1 to 95) in thousandths; all others are as wide as high. */
// biome-ignore format: sixteen a line, as in a table of characters
const NARROW: readonly number[] = [
  207, 270, 342, 467, 462, 797, 710, 239, 374, 374, 423, 605, 238, 375, 238, 334,
  462, 462, 462, 462, 462, 462, 462, 462, 462, 462, 238, 238, 605, 605, 605, 344,
  748, 684, 560, 695, 739, 563, 511, 729, 793, 318, 312, 666, 526, 896, 758, 772,
  544, 772, 628, 465, 607, 753, 711, 972, 647, 620, 607, 374, 333, 374, 606, 500,
  239, 417, 503, 427, 529, 415, 264, 444, 518, 241, 230, 495, 228, 793, 527, 524,
  524, 504, 338, 336, 277, 517, 450, 652, 466, 452, 407, 370, 258, 370, 605,
]

/** Width of a character of the font at size 1. */
export function standardWidthOf(character: string): number {
  return (NARROW[character.charCodeAt(0) - 0x20] ?? 1000) / 1000
}

export interface NamedFont {
  readonly show: (text: string, x: number, y: number, size: number) => void
}

/**
 * STSong-Light with the encoding UniGB-UCS2-H (ISO 32000-1, 9.7.5.2): named but not embedded, as some office
 * software writes it. A reader needs the maps of the Adobe-GB1 collection to get the text out.
 */
export function standardFontOf(document: Document): NamedFont {
  const descriptor = document.ref({
    Type: 'FontDescriptor',
    FontName: 'STSong-Light',
    Flags: 6,
    FontBBox: [-25, -254, 1000, 880],
    ItalicAngle: 0,
    Ascent: 880,
    Descent: -120,
    CapHeight: 880,
    StemV: 93,
  })
  close(descriptor)
  const descendant = document.ref({
    Type: 'Font',
    Subtype: 'CIDFontType0',
    BaseFont: 'STSong-Light',
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('GB1'), Supplement: 4 },
    FontDescriptor: descriptor,
    DW: 1000,
    W: [1, [...NARROW]],
  })
  close(descendant)
  const font = document.ref({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'STSong-Light-UniGB-UCS2-H',
    Encoding: 'UniGB-UCS2-H',
    DescendantFonts: [descendant],
  })
  close(font)
  return {
    show: (text, x, y, size) => {
      document.page.fonts['FS'] ??= font
      const hex = [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')
      document.addContent(`BT /FS ${size} Tf 1 0 0 -1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${hex}> Tj ET`)
    },
  }
}

function close(object: unknown): void {
  ;(object as Reference).end()
}
