import { afterEach, expect, test, vi } from 'vitest'
import { boundedErrors } from './log.ts'

afterEach(() => vi.useRealTimers())

test('an error that comes thousands of times is told once in five seconds, with how often it came', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const told: unknown[] = []
  const none = () => {}
  const onError = boundedErrors({ debug: none, info: none, error: none, warn: (line: unknown) => told.push(line) })
  const hash = (i: number) => i.toString(16).padStart(64, 'c')
  for (let i = 0; i < 1_000; i++) onError(new Error(`could not renew the lock of job ${hash(i)} on port ${6_000 + i}`))
  onError(new Error('another one'))
  expect(told).toMatchObject([{ hidden: 0 }, { error: 'another one' }])
  vi.advanceTimersByTime(6_000)
  onError(new Error(`could not renew the lock of job ${hash(7)} on port 6379`))
  expect(told.at(-1)).toMatchObject({ hidden: 999 })
})
