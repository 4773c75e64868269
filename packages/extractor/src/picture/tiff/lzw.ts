/** Codes above the bytes: begin anew, and end. */
const [clear, end] = [256, 257]
const mostCodes = 4096

/**
 * TIFF 6.0, section 13 (LZW, codes of 9 to 12 bits, the first bit is the highest). Ends at the first code that cannot be.
 *
 * @returns How many bytes of `out` were filled.
 */
export function unpackLzw(bytes: Uint8Array, out: Uint8Array): number {
  const prefix = new Uint16Array(mostCodes)
  const last = Uint8Array.from({ length: mostCodes }, (_, code) => code & 255)
  const lengths = new Uint16Array(mostCodes).fill(1)
  let [next, width, before] = [end + 1, 9, -1]
  let [from, bits, held, to] = [0, 0, 0, 0]
  while (to < out.length) {
    while (bits < width) {
      if (from >= bytes.length) return to
      held = ((held << 8) | (bytes[from++] ?? 0)) & 0xffffff
      bits += 8
    }
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === end) return to
    if (code === clear) {
      next = end + 1
      width = 9
      before = -1
      continue
    }
    if (code > (before === -1 ? 255 : next)) return to
    // A code that is only now being made: the last string and its own first byte once more.
    const isNew = code === next && before !== -1
    const known = isNew ? before : code
    const length = lengths[known] ?? 1
    let first = known
    for (let i = length - 1; i >= 0; i--) {
      if (to + i < out.length) out[to + i] = last[first] ?? 0
      if (i > 0) first = prefix[first] ?? 0
    }
    to += length
    if (isNew && to < out.length) out[to] = last[first] ?? 0
    if (isNew) to++
    if (before !== -1 && next < mostCodes) {
      prefix[next] = before
      last[next] = last[first] ?? 0
      lengths[next] = (lengths[before] ?? 1) + 1
      next++
    }
    before = code
    // The width grows one code early.
    if (next >= (1 << width) - 1 && width < 12) width++
  }
  return out.length
}

/** Before TIFF 5.0 the first bit was the lowest; such data begin with the code to clear in that order. */
export const isOldLzw = (bytes: Uint8Array): boolean => bytes[0] === 0 && ((bytes[1] ?? 0) & 1) === 1
