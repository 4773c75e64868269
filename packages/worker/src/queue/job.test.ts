import { expect, test } from 'vitest'
import { engine, newerEngine, shaOf } from '../store/testing.ts'
import { jobId } from './job.ts'

test('the same bytes for the same engine are one job, wherever they are', () => {
  const job = { sha256: shaOf('a'), path: '/a.pdf' }
  expect(jobId(job, engine)).toBe(`${shaOf('a')}-1.0.0-aaaa`)
  expect(jobId({ ...job, path: '/copy.pdf' }, engine)).toBe(jobId(job, engine))
  expect(jobId(job, newerEngine)).not.toBe(jobId(job, engine))
  expect(jobId({ ...job, sha256: shaOf('b') }, engine)).not.toBe(jobId(job, engine))
})
