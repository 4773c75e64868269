import type { Diagnostic, ExtractedDocument } from '@gongkai/extractor'
import { divisionsIn } from './division.ts'
import { type Scope, scopeOf } from './scope.ts'
import { type Unit, unitsOf } from './units.ts'

/** What a report says of itself beside its name and year; a part that it does not say is left out. */
export interface About {
  readonly scope?: Scope
  readonly divisions?: readonly string[]
  readonly units?: readonly Unit[]
}

/** Reads whose accounts the report gives, where the body belongs, and which units are covered. Nothing is concluded. */
export function aboutOf(
  document: ExtractedDocument,
  entity: string | null,
): { readonly about: About; readonly diagnostics: readonly Diagnostic[] } {
  const scope = scopeOf(document)
  const divisions = divisionsIn(entity ?? '')
  const { units, diagnostics } = unitsOf(document)
  return {
    about: {
      ...(scope === undefined ? {} : { scope }),
      ...(divisions.length === 0 ? {} : { divisions }),
      ...(units.length === 0 ? {} : { units }),
    },
    diagnostics,
  }
}
