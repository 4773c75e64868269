import { expect, test } from 'vitest'
import { scheduledRunId } from './worker.ts'

test('a scheduled run has the name of its planned time: begun twice, it is one run', () => {
  const due = Date.UTC(2026, 0, 31, 18)
  expect(scheduledRunId('nightly', due)).toBe('nightly-20260131-180000')
  expect(scheduledRunId('nightly', due)).toBe(scheduledRunId('nightly', due))
  expect(scheduledRunId('nightly', due + 1_000)).not.toBe(scheduledRunId('nightly', due))
})
