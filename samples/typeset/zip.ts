import { crc32, deflateRawSync } from 'node:zlib'

/** 1 January 2025, as MS-DOS writes dates: the archive must not depend on the clock. */
const DOS_DATE = ((2025 - 1980) << 9) | (1 << 5) | 1
/** Names are UTF-8. */
const FLAGS = 0x0800
const DEFLATE = 8

/** Packs named files into a ZIP archive (APPNOTE 6.3.10), the same bytes every time. */
export function zipOf(files: ReadonlyMap<string, string | Buffer>): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, text] of files) {
    const label = Buffer.from(name)
    const bytes = typeof text === 'string' ? Buffer.from(text) : text
    const packed = deflateRawSync(bytes, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(FLAGS, 2)
    common.writeUInt16LE(DEFLATE, 4)
    common.writeUInt16LE(DOS_DATE, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(label.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, label, packed])
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, label]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
