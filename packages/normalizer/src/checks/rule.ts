import type { Diagnostic } from '@gongkai/extractor'
import type { Book } from './book.ts'
import type { Bilingual, Relation } from './relation.ts'

export type Severity = Diagnostic['severity']

/** A check of the reports. Rules of one's own are declared in the same way and given to `runChecks`. */
export interface Rule {
  /** Stable: it stands in results and in the configuration. Lower case words with hyphens. */
  readonly id: string
  /** What must hold, in one sentence without a full stop. */
  readonly title: Bilingual
  /** The regulation, form or instruction that it follows. */
  readonly basis: string
  /** How much a violation matters, unless the configuration says otherwise. */
  readonly severity: Severity
  /** `text`: it needs the document beside the facts, and cannot be repeated from a stored result. */
  readonly reads?: 'text'
  readonly find: (book: Book) => Iterable<Relation>
}

export function defineRule(rule: Rule): Rule {
  return rule
}
