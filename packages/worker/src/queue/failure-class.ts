import type { Failure } from '../pool/messages.ts'

/**
 * Failures that may pass by themselves: the reader was killed from outside, a network share was away. All others are
 * properties of the file (or of the limits) and come again however often it is tried.
 */
const passing = new Set(['crashed', 'not_found'])

export const mayPass = (failure: Failure): boolean => passing.has(failure.code)

/** Carries a passing failure through the queue, which tries the job again later. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.message}`)
    this.failure = failure
  }
}
