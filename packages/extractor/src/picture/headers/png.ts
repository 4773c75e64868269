import { crc32 } from 'node:zlib'
import type { PictureHeader } from '../header.ts'

const inchesPerMetre = 39.3701

/** PNG (ISO 15948): chunks of a length, a name, data and a sum; IHDR begins, pHYs tells the resolution, IEND ends. */
export function readPng(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47 || nameAt(bytes, 12) !== 'IHDR') return undefined
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  let dpi: readonly [number, number] | undefined
  let isDamaged = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const [length, name] = [view.getUint32(at), nameAt(bytes, at + 4)]
    if (at + 12 + length > bytes.length) break
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) isDamaged = true
    // The unit 1 is the metre, 0 none.
    if (name === 'pHYs' && length === 9 && bytes[at + 16] === 1) {
      dpi = [view.getUint32(at + 8) / inchesPerMetre, view.getUint32(at + 12) / inchesPerMetre]
    }
    if (name === 'IEND') return { ...size, ...(dpi && { dpi }), ...(isDamaged && { fault: 'damaged' }) }
    at += 12 + length
  }
  return { ...size, ...(dpi && { dpi }), fault: isDamaged ? 'damaged' : 'cut off' }
}

const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
