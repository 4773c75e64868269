/**
 * TIFF 6.0, section 9 (PackBits): a count and bytes as they are, or a count and one byte to repeat.
 *
 * @returns How many bytes of `out` were filled.
 */
export function unpackBits(bytes: Uint8Array, out: Uint8Array): number {
  let [from, to] = [0, 0]
  while (from + 1 < bytes.length && to < out.length) {
    const head = bytes[from++] ?? 0
    if (head === 128) continue
    if (head < 128) {
      const part = bytes.subarray(from, Math.min(from + head + 1, from + out.length - to))
      out.set(part, to)
      to += part.length
      from += head + 1
    } else {
      const end = Math.min(out.length, to + 257 - head)
      out.fill(bytes[from++] ?? 0, to, end)
      to = end
    }
  }
  return to
}
