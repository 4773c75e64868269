/** APP14 of Adobe, no transformation: the three or four colours are as they are, not YCbCr. */
const untransformed = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0]

/**
 * TIFF Technical Note 2: the parts of a page are JPEG files that leave out the tables that they share. Puts a whole file together.
 *
 * @param isPlain The colours are no YCbCr, and the file does not say so itself.
 */
export function joinJpeg(part: Uint8Array, tables: Uint8Array | undefined, isPlain: boolean): Uint8Array {
  // Without the marks of begin and end (SOI, EOI).
  const shared = tables === undefined ? new Uint8Array() : tables.subarray(2, Math.max(2, tables.length - 2))
  return new Uint8Array(
    Buffer.concat([part.subarray(0, 2), Buffer.from(isPlain ? untransformed : []), shared, part.subarray(2)]),
  )
}
