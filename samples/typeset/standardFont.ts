type Document = InstanceType<typeof import('pdfkit')>

/** An object of the file; its published type asks for an argument that `end` does not need. */
type Reference = { readonly end: () => void }

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
    W: [1, 95, 500],
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
