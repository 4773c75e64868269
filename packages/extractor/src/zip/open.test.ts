import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { expectError } from '../testing/errors.ts'
import { makeZip } from '../testing/zips.ts'
import { openZip } from './open.ts'
import { storeZip } from './store.ts'

const limits = defaultLimits.zip
const open = (bytes: Uint8Array) =>
  openZip(bytes, limits).map(({ name, bytes: content }) => [name, Buffer.from(content).toString()])

const gbk = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

describe('openZip', () => {
  it('inflates what is there', () => {
    expect(
      open(
        makeZip([
          { name: 'a.txt', text: 'one' },
          { name: '附件/b.txt', text: '' },
        ]),
      ),
    ).toEqual([
      ['a.txt', 'one'],
      ['附件/b.txt', ''],
    ])
  })

  it('reads names in GBK where UTF-8 is not announced', () => {
    // 附件 in GBK, a folder of Windows after it.
    expect(open(makeZip([{ name: gbk('b8bdbcfe5c612e747874'), text: 'x' }]))).toEqual([['附件/a.txt', 'x']])
  })

  it('opens what storeZip packed', () => {
    const entries = [{ name: '报告.html', bytes: Buffer.from('<p>1</p>') }]
    expect(open(storeZip(entries))).toEqual([['报告.html', '<p>1</p>']])
  })

  it.each([['../a.txt'], ['a/../../b.txt'], ['..\\a.txt'], ['/etc/passwd'], ['\\\\server\\a'], ['C:\\a.txt']])(
    'refuses the name %s',
    async (name) => {
      await expectError('corrupt', () => open(makeZip([{ name, text: 'x' }])))
    },
  )

  it('refuses two entries of one name', () =>
    expectError('corrupt', () =>
      open(
        makeZip([
          { name: 'a', text: '1' },
          { name: 'a', text: '2' },
        ]),
      ),
    ))

  it('refuses a wrong sum', () =>
    expectError('corrupt', () => open(makeZip([{ name: 'a', text: '1', lies: { crc: 7 } }]))))

  it('refuses entries that share their data', () =>
    expectError('corrupt', () =>
      open(
        makeZip([
          { name: 'a', text: 'same' },
          { name: 'a', text: 'same', lies: { dataOf: 0 } },
        ]),
      ),
    ))

  it('refuses an entry whose data reach into the next one', () => {
    const whole = makeZip([
      { name: 'a', text: '1' },
      { name: 'b', text: '2' },
    ])
    const view = new DataView(whole.buffer)
    const directory = view.getUint32(whole.length - 6, true)
    const dataOfA = 30 + 1
    view.setUint32(directory + 20, directory - dataOfA, true)
    return expectError('corrupt', () => open(whole))
  })

  it('unpacks no more of an entry than it says of itself', () => {
    const bomb = makeZip([{ name: 'a', text: Buffer.alloc(5_000_000), lies: { size: 10 } }])
    expect(() => open(bomb)).toThrow('an entry cannot be unpacked')
  })

  it('refuses an entry that is larger or smaller than it says', async () => {
    await expectError('corrupt', () => open(makeZip([{ name: 'a', text: 'x'.repeat(5_000_000), lies: { size: 10 } }])))
    await expectError('corrupt', () => open(makeZip([{ name: 'a', text: 'x', lies: { size: 10 } }])))
  })

  it('refuses a bomb by what it says of itself, before anything is inflated', async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024)
    await expectError('limit_expansion', () => open(makeZip([{ name: 'a', text: zeros }])))
    await expectError('limit_expansion', () =>
      openZip(makeZip([{ name: 'a', text: 'x'.repeat(2000) }]), { ...limits, totalBytes: 1000 }),
    )
    await expectError('limit_expansion', () =>
      openZip(makeZip([{ name: 'a', text: 'x'.repeat(2000) }]), { ...limits, entryBytes: 1000 }),
    )
  })

  it('refuses too many entries', () => {
    const entries = Array.from({ length: 2001 }, (_, i) => ({ name: `${i}`, text: '' }))
    return expectError('limit_entries', () => open(makeZip(entries)))
  })

  it('tells a password and an unknown method', async () => {
    await expectError('encrypted', () => open(makeZip([{ name: 'a', text: 'x', lies: { flags: 1 } }])))
    await expectError('unsupported', () => open(makeZip([{ name: 'a', text: 'x', lies: { method: 12 } }])))
  })

  it.each([0.1, 0.25, 0.5, 0.75, 0.95, 0.999])('refuses an archive of which the first %d is there', (share) => {
    const whole = makeZip([
      { name: 'a', text: 'one' },
      { name: 'b', text: 'two' },
    ])
    return expectError('corrupt', () => open(whole.subarray(0, Math.floor(whole.length * share))))
  })

  it('ends in an error or in the truth for every flipped bit', () => {
    const whole = makeZip([{ name: 'a', text: 'one two three' }])
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const flipped = Uint8Array.from(whole)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      let content: string | undefined
      try {
        content = open(flipped)[0]?.[1]
      } catch {
        continue
      }
      if (content !== undefined) expect(content).toBe('one two three')
    }
  })
})
