import { ReadError } from '../errors.ts'
import type { Limits } from '../limits.ts'

/** @throws ReadError `limit_bytes` for a file larger than its kind may be. */
export function refuseLarge(bytes: Uint8Array, kind: keyof Limits['bytes'], limits: Limits): void {
  const allowed = limits.bytes[kind]
  if (bytes.byteLength <= allowed) return
  throw new ReadError(
    'limit_bytes',
    `the file has ${bytes.byteLength} bytes, ${allowed} are allowed for ${kind.toUpperCase()}`,
    `Split the file, or raise the limit \`bytes.${kind}\`.`,
  )
}
