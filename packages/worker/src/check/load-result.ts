import { readFile, stat } from 'node:fs/promises'
import { type Result, resultSchema, schemaVersion } from '@gongkai/normalizer'
import type { Failure } from '../pool/messages.ts'

export type LoadedResult =
  | { readonly kind: 'result'; readonly result: Result }
  /** JSON of another kind. */
  | { readonly kind: 'foreign'; readonly failure: Failure }
  | { readonly kind: 'failure'; readonly failure: Failure }

/** Larger than the result of the largest report that is read. */
const mostBytes = 256 * 2 ** 20

/** Reads one result. What is JSON but not a result is `foreign`: a folder may hold other things beside results. */
export async function loadResult(path: string): Promise<LoadedResult> {
  let value: unknown
  try {
    const { size } = await stat(path)
    if (size > mostBytes) return failure('limit_bytes', `the result has more than ${mostBytes / 2 ** 20} MB`, newResult)
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    return error instanceof SyntaxError
      ? failure('not_a_result', 'this is no JSON, or it is cut off', newResult)
      : failure('not_found', `the file cannot be opened (${(error as NodeJS.ErrnoException).code})`, 'Check the path.')
  }
  if (!isLikeResult(value)) {
    const { failure: told } = failure('not_a_result', 'this is no result of a report', 'Give files that extract wrote.')
    return { kind: 'foreign', failure: told }
  }
  if (value.schemaVersion !== schemaVersion) {
    const message = `the result has the shape of version ${String(value.schemaVersion)}, not ${schemaVersion}`
    return failure('not_a_result', message, newResult)
  }
  const parsed = resultSchema.safeParse(value)
  if (parsed.success) return { kind: 'result', result: parsed.data }
  const [issue] = parsed.error.issues
  return failure('not_a_result', `${issue?.path.join('.')}: ${issue?.message}`, newResult)
}

const newResult = 'Read the report again with extract.'

function failure(code: string, message: string, advice: string): { kind: 'failure'; failure: Failure } {
  return { kind: 'failure', failure: { code, message, advice } }
}

function isLikeResult(value: unknown): value is { readonly schemaVersion: unknown } {
  return typeof value === 'object' && value !== null && 'schemaVersion' in value && 'facts' in value
}
