import { expect } from 'vitest'
import { ReadError, type ReadErrorCode } from '../errors.ts'

/** Expects a typed error with the code, and advice in it. */
export async function expectError(code: ReadErrorCode, act: () => unknown): Promise<void> {
  let error: unknown
  try {
    await act()
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(ReadError)
  if (!(error instanceof ReadError)) return
  expect(error.code, error.message).toBe(code)
  expect(error.advice).not.toBe('')
}
