import type { GrayImage } from '@gongkai/extractor'

/** A gray picture as a file (Netpbm PGM, binary): what Tesseract takes without packing and unpacking. */
export function toPgm({ width, height, data }: GrayImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data])
}
