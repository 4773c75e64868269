import type { Failure } from '../pool/messages.ts'

/**
 * Failures that may pass by themselves: a network share was away, the machine had no room for one more process. All others are
 * properties of the file (or of the limits) and come again however often it is tried.
 *
 * `crashed` is not among them: the pool has given such a file to a second reader before it says so.
 */
const passing = new Set(['not_found', 'not_started'])

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
