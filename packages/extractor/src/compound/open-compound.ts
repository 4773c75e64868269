import { ReadError } from '../errors.ts'

/** A compound file (OLE2), the container of XLS, DOC, ET and WPS: its streams by name. */
export interface CompoundFile {
  readonly names: readonly string[]
  /** @throws ReadError `corrupt` when the stream is cut off or its sectors run in a circle. */
  readonly stream: (name: string) => Uint8Array | undefined
}

const endOfChain = 0xfffffffe
const largestSector = 0xfffffffa

const broken = (what: string): ReadError =>
  new ReadError('corrupt', `the file is broken: ${what}`, 'Download the file again, or open and save it anew.')

/**
 * Opens a compound file (MS-CFB 2.1 to 2.6) and checks that every sector of what is asked for is there: a parser that is given half a
 * file shows half a table as if it were whole.
 *
 * @throws ReadError `corrupt`
 */
export function openCompound(bytes: Uint8Array): CompoundFile {
  if (bytes.byteLength < 512) throw broken('it is shorter than its header')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorSize = 1 << view.getUint16(30, true)
  if (sectorSize !== 512 && sectorSize !== 4096) throw broken('the size of its sectors is not known')
  const sectors = Math.ceil(bytes.byteLength / sectorSize) - 1
  const offsetOf = (sector: number): number => {
    if (sector >= sectors) throw broken('it was cut off')
    return (sector + 1) * sectorSize
  }
  const table = allocationTable(view, sectorSize, sectors, offsetOf)
  const chain = (first: number, next: (sector: number) => number | undefined, most: number): number[] => {
    const result: number[] = []
    for (let sector = first; sector <= largestSector; sector = next(sector) ?? endOfChain) {
      if (result.push(sector) > most) throw broken('its sectors run in a circle')
    }
    return result
  }
  const gather = (chained: readonly number[]): Uint8Array => {
    const result = Buffer.alloc(chained.length * sectorSize)
    chained.forEach((sector, i) => {
      const from = offsetOf(sector)
      // The last sector of the file may be shorter.
      result.set(bytes.subarray(from, Math.min(from + sectorSize, bytes.byteLength)), i * sectorSize)
    })
    return result
  }
  const large = (first: number): Uint8Array => gather(chain(first, (sector) => table[sector], sectors))

  const entries = directoryEntries(large(view.getUint32(48, true)))
  const root = entries.find((entry) => entry.type === 5)
  const small = (first: number, size: number): Uint8Array => {
    const shelf = root === undefined ? new Uint8Array() : large(root.first)
    const shelfTable = large(view.getUint32(60, true))
    const numbers = new DataView(shelfTable.buffer, shelfTable.byteOffset, shelfTable.byteLength)
    const next = (sector: number) =>
      sector * 4 + 4 > numbers.byteLength ? undefined : numbers.getUint32(sector * 4, true)
    const result = Buffer.alloc(size)
    chain(first, next, Math.ceil(size / 64) + 1).forEach((sector, i) => {
      const part = shelf.subarray(sector * 64, sector * 64 + Math.min(64, size - i * 64))
      if (i * 64 < size) result.set(part, i * 64)
    })
    return result
  }
  const smallBelow = view.getUint32(56, true)
  return {
    names: entries.map((entry) => entry.name),
    stream: (name) => {
      const entry = entries.find((candidate) => candidate.type === 2 && candidate.name === name)
      if (entry === undefined) return undefined
      if (entry.size > bytes.byteLength) throw broken('it was cut off')
      if (entry.size < smallBelow) return small(entry.first, entry.size)
      const content = large(entry.first)
      if (content.byteLength < entry.size) throw broken('it was cut off')
      return content.subarray(0, entry.size)
    },
  }
}

/** For every sector the one that follows it (MS-CFB 2.3), gathered over the list of its own sectors (2.5). */
function allocationTable(
  view: DataView,
  sectorSize: number,
  sectors: number,
  offsetOf: (sector: number) => number,
): Uint32Array {
  const perSector = sectorSize / 4
  const where: number[] = []
  const note = (at: number) => {
    const sector = view.getUint32(at, true)
    if (sector <= largestSector) where.push(sector)
  }
  for (let i = 0; i < 109; i++) note(76 + i * 4)
  let steps = 0
  for (let sector = view.getUint32(68, true); sector <= largestSector; ) {
    if (++steps > sectors) throw broken('its sectors run in a circle')
    const from = offsetOf(sector)
    if (from + sectorSize > view.byteLength) throw broken('it was cut off')
    for (let i = 0; i < perSector - 1; i++) note(from + i * 4)
    sector = view.getUint32(from + sectorSize - 4, true)
  }
  if (where.length > sectors) throw broken('its sectors run in a circle')
  const table = new Uint32Array(where.length * perSector).fill(endOfChain)
  where.forEach((sector, n) => {
    const from = offsetOf(sector)
    for (let i = 0; i < perSector && from + i * 4 + 4 <= view.byteLength; i++) {
      table[n * perSector + i] = view.getUint32(from + i * 4, true)
    }
  })
  return table
}

interface DirectoryEntry {
  readonly name: string
  /** 1 folder, 2 stream, 5 root. */
  readonly type: number
  readonly first: number
  readonly size: number
}

function directoryEntries(directory: Uint8Array): DirectoryEntry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: DirectoryEntry[] = []
  for (let at = 0; at + 128 <= directory.byteLength; at += 128) {
    const type = directory[at + 66] ?? 0
    if (type === 0) continue
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2)
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameBytes)),
      type,
      first: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}
