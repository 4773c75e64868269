import { crc32 } from 'node:zlib'
import type { ZipEntry } from './open.ts'

/**
 * Packs files into a ZIP archive without compression (APPNOTE 6.3.10, method 0): what a parser of Office files is given after the
 * gate, so that it has nothing to inflate and nothing to misread.
 */
export function storeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const rawName = Buffer.from(name, 'utf8')
    // From `version needed` to `extra length`: the part that both headers share.
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x800, 2)
    shared.writeUInt16LE(0x21, 8)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(bytes.byteLength, 14)
    shared.writeUInt32LE(bytes.byteLength, 18)
    shared.writeUInt16LE(rawName.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, rawName])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, rawName]))
    parts.push(local, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    offset += local.length + bytes.byteLength
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
