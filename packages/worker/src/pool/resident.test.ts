import { expect, test } from 'vitest'
import { parsePs, residentBytes } from './resident.ts'

test('tells the resident memory of processes, and nothing of one that is not there', async () => {
  const found = await residentBytes([process.pid, 2 ** 22 + 1])
  expect([...found.keys()]).toEqual([process.pid])
  const own = process.memoryUsage.rss()
  expect(found.get(process.pid)).toBeGreaterThan(own / 2)
  expect(found.get(process.pid)).toBeLessThan(own * 2)
})

test('reads what ps prints', () => {
  expect(parsePs('  412  10240\n 9000 3\n')).toEqual(
    new Map([
      [412, 10240 * 1024],
      [9000, 3 * 1024],
    ]),
  )
})
