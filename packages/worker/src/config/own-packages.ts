import { registerHooks } from 'node:module'

/** Packages that a configuration may import by name, wherever it lies. */
const own = new Set(['@gongkai/normalizer', '@gongkai/extractor'])

let registered = false

/**
 * Lets configurations and layouts import gongkai by name from any folder, with nothing installed there: the name stands for
 * the code that is running. Without this a copy beside the file could be loaded, whose layouts another engine was made for.
 */
export function resolveOwnPackages(): void {
  if (registered) return
  registered = true
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, own.has(specifier) ? { ...context, parentURL: import.meta.url } : context),
  })
}
