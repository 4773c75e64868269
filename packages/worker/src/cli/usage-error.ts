/** The command line cannot be understood or obeyed. Nothing was done; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
