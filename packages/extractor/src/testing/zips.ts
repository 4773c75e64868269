import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a made archive; what is given in `lies` is written instead of the truth. */
export interface MadeEntry {
  readonly name: string | Uint8Array
  readonly text: string | Uint8Array
  readonly lies?: {
    readonly size?: number
    readonly crc?: number
    readonly flags?: number
    readonly method?: number
    /** Number of the entry whose data this one claims. */
    readonly dataOf?: number
  }
}

/** Writes a ZIP archive for a test, deflated as real ones are. */
export function makeZip(entries: readonly MadeEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let offset = 0
  for (const { name, text, lies } of entries) {
    const content = typeof text === 'string' ? Buffer.from(text) : text
    const data = deflateRawSync(content)
    const rawName = typeof name === 'string' ? Buffer.from(name) : Buffer.from(name)
    const header = Buffer.alloc(26)
    header.writeUInt16LE(20, 0)
    header.writeUInt16LE(lies?.flags ?? (typeof name === 'string' ? 0x800 : 0), 2)
    header.writeUInt16LE(lies?.method ?? 8, 4)
    header.writeUInt32LE(lies?.crc ?? crc32(content), 10)
    header.writeUInt32LE(data.length, 14)
    header.writeUInt32LE(lies?.size ?? content.length, 18)
    header.writeUInt16LE(rawName.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(lies?.dataOf === undefined ? offset : (offsets[lies.dataOf] ?? 0), 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), header, tail, rawName]))
    offsets.push(offset)
    parts.push(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header, rawName, data]))
    offset += 30 + rawName.length + data.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, central, end]))
}

const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'

/** A Word file with the given content of `w:body`. */
export function makeDocx(body: string, more: readonly MadeEntry[] = []): Uint8Array {
  return makeZip([
    {
      name: '[Content_Types].xml',
      text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      text:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ' +
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" ' +
        'Target="word/document.xml"/></Relationships>',
    },
    { name: 'word/document.xml', text: `<w:document ${wordNamespaces}><w:body>${body}</w:body></w:document>` },
    ...more,
  ])
}
