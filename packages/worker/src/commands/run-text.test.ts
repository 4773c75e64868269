import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import type { Run, RunItem } from '../store/store.ts'
import { engine } from '../store/testing.ts'
import { runText } from './run-text.ts'

const run: Run = {
  id: 'r1',
  kind: 'ingest',
  started: '2026-01-01T02:00:00.000Z',
  counts: { pending: 1, new: 0, unchanged: 2, changed: 1, failed: 0 },
  changedFacts: 7,
  reasons: {},
}
const item = (origin: string, more: Partial<RunItem>): RunItem => ({
  origin,
  sha256: 'a',
  outcome: 'unchanged',
  code: null,
  why: null,
  changedFacts: 0,
  ...more,
})

test('says why documents were read again, and what came of it', () => {
  const items = [
    item('/a.pdf', { outcome: 'changed', changedFacts: 7, why: 'layout my funds' }),
    item('/b.pdf', { why: 'layout my funds' }),
    item('/c.pdf', { outcome: 'pending', why: 'version 0.0.9' }),
    item('/d.pdf', {}),
  ]
  expect(stripVTControlCharacters(runText(run, items))).toBe(`\
Run r1 (ingest, 2026-01-01T02:00:00.000Z): 2 unchanged, 1 changed (7 facts), 1 waiting

changed
  /a.pdf  7 facts

read again: the layout my funds was added, changed or removed (2)
  /a.pdf  changed
  /b.pdf  unchanged

read again: it was read by version 0.0.9 (1)
  /c.pdf  waiting
`)
})

test('says of each that failed what was wrong, and what is to be done', () => {
  const corrupt = { code: 'corrupt', message: 'its end is missing', advice: 'Download it again.' }
  const failed = (origin: string, sha256: string): RunItem =>
    item(origin, { outcome: 'failed', code: 'corrupt', sha256, failure: corrupt })
  const reasons = { corrupt: 2, empty: 1 }
  const items = [failed('/a\n.pdf', 'a'), failed('/b.pdf', 'b'), item('/old.pdf', { outcome: 'failed', code: 'empty' })]
  const letter = { sha256: 'b', path: '/b.pdf', failure: corrupt, engine, failed: '2025-12-31T02:00:00.000Z' }
  const counts = { pending: 0, new: 9, unchanged: 0, changed: 0, failed: 3 }
  expect(stripVTControlCharacters(runText({ ...run, counts, reasons }, items, [letter]))).toBe(`\
Run r1 (ingest, 2026-01-01T02:00:00.000Z): 9 new, 3 failed

failed: corrupt (2)
  /a\uFFFD.pdf  its end is missing
  /b.pdf  its end is missing
    Download it again.

failed: empty (1)
  /old.pdf

1 of those that failed did so in an earlier run, and was not tried again.
gongkai retry tries them again, gongkai purge forgets them.
`)
})
