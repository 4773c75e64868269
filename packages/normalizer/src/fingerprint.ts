import type { CheckOptions } from './checks/index.ts'
import type { Layout } from './layout.ts'

/**
 * A short stable name for a set of declarations, and of the checks where they are configured: changes whenever a word, an id or
 * a function of one of them changes. What a function uses from outside itself is not seen.
 */
export function fingerprint(layouts: readonly Layout[], checks?: CheckOptions): string {
  if (checks !== undefined) return hashOf(layouts, checks)
  const known = hashes.get(layouts) ?? hashOf(layouts)
  hashes.set(layouts, known)
  return known
}

/** Declarations do not change while a program runs, and every result names them. */
const hashes = new WeakMap<readonly Layout[], string>()

const hashOf = (layouts: readonly Layout[], checks?: CheckOptions): string =>
  fingerprintOf(checks === undefined ? layouts : { layouts, checks })

/** The same for any declaration: one layout, or what is configured of the checks. */
export function fingerprintOf(declaration: unknown): string {
  const text = JSON.stringify(declaration, (_key, value: unknown) =>
    value instanceof RegExp
      ? value.toString()
      : typeof value === 'function'
        ? value.toString().replace(/\s+/gu, ' ')
        : value,
  )
  // FNV-1a, 64 bits: enough to tell versions of declarations apart, and needs no platform library.
  let hash = 0xcbf29ce484222325n
  for (const character of text)
    hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash.toString(16).padStart(16, '0')
}
