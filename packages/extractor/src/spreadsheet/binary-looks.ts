import { headerLines, plainLook, type SheetLook } from './sheet-looks.ts'

/** Numbers of records of a binary workbook (MS-XLS 2.3). */
const record = { begin: 0x0809, end: 0x000a, sheet: 0x0085, window: 0x023e, header: 0x0014 }
/** MS-XLS 2.4.346: zeros are shown. */
const showsZeros = 0x10
/** Version that a substream says of itself, from Excel 97 on. */
const excel97 = 0x0600

/**
 * The looks of the sheets of an XLS workbook, in the order of the workbook. Its records were checked before.
 *
 * @param stream records of the workbook
 */
export function binaryLooks(stream: Uint8Array): readonly SheetLook[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const starts: number[] = []
  const looks = new Map<number, SheetLook>()
  /** The substreams that are open, by where they begin: charts stand inside sheets. */
  const open: { readonly at: number; readonly version: number }[] = []
  for (let at = 0; at + 4 <= view.byteLength; ) {
    const kind = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    const from = at + 4
    if (from + length > view.byteLength || (open.length === 0 && kind !== record.begin)) break
    const [sheet] = open
    if (kind === record.begin) open.push({ at, version: length >= 2 ? view.getUint16(from, true) : 0 })
    else if (kind === record.end) open.pop()
    else if (kind === record.sheet && length >= 4) starts.push(view.getUint32(from, true))
    else if (sheet !== undefined && open.length === 1) {
      const look = looks.get(sheet.at) ?? plainLook
      if (kind === record.window && length >= 2 && (view.getUint16(from, true) & showsZeros) === 0)
        looks.set(sheet.at, { ...look, showsZeros: false })
      if (kind === record.header && length > 3 && sheet.version === excel97)
        looks.set(sheet.at, { ...look, header: headerLines(text(stream.subarray(from, from + length))) })
    }
    at = from + length
  }
  return starts.map((start) => looks.get(start) ?? plainLook)
}

/** XLUnicodeString (MS-XLS 2.5.294): its length in letters, a flag, and letters of one or two bytes. */
function text(bytes: Uint8Array): string {
  const wide = ((bytes[2] ?? 0) & 1) === 1
  return new TextDecoder(wide ? 'utf-16le' : 'latin1').decode(bytes.subarray(3))
}
