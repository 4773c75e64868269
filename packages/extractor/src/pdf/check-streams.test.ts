import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { countDamagedStreams } from './check-streams.ts'
import { makePdf, stream, words } from './testing/make-pdf.ts'

const packed = deflateSync(words('1234.56', 20, 200).repeat(20)).toString('latin1')
const file = (data: string): Uint8Array =>
  makePdf({
    pages: [{ content: '' }],
    objects: { 11: stream('/Filter /FlateDecode', data), 200: stream('/Filter /DCTDecode', 'abc') },
  })

it('finds nothing in a whole file', () => {
  expect(countDamagedStreams(file(packed))).toBe(0)
})

it('finds a flipped bit and lost bytes', () => {
  const middle = packed.length >> 1
  const flipped =
    packed.slice(0, middle) + String.fromCharCode(packed.charCodeAt(middle) ^ 4) + packed.slice(middle + 1)
  expect(countDamagedStreams(file(flipped))).toBe(1)
  expect(countDamagedStreams(file(packed.slice(0, middle)))).toBe(1)
})

it('allows writers that leave the checksum out', () => {
  expect(countDamagedStreams(file(packed.slice(0, -4)))).toBe(0)
})
