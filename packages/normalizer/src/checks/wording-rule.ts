import type { Place } from '@gongkai/extractor'
import type { Bilingual } from './bilingual.ts'
import { finding } from './finding.ts'
import type { CheckInput } from './input.ts'
import type { PrintedBlock } from './printed-blocks.ts'
import type { Relation } from './relation.ts'
import { defineRule, type Rule } from './rule.ts'
import { notApplicable } from './sums.ts'

/** Something that is not written as it should be. */
export interface Slip {
  readonly message: Bilingual
  readonly place?: Place | undefined
  /** Something that some publishers write by right: improbable, never inconsistent. */
  readonly soft?: true
}

export interface WordingRule extends Omit<Rule, 'find' | 'reads'> {
  /** What a report is told that has no slip. */
  readonly good: Bilingual
  readonly find: (printed: readonly PrintedBlock[], input: CheckInput) => Iterable<Slip>
}

/**
 * A rule on the words of a report: each slip is one check with its place. Such rules read what the publisher printed; text that was
 * recognised in a picture may be misread, and is left alone.
 */
export function defineWordingRule({ find, good, ...rule }: WordingRule): Rule {
  return defineRule({
    ...rule,
    reads: 'text',
    *find({ input }): Iterable<Relation> {
      const { printed = [] } = input
      if (printed.length === 0) {
        yield notApplicable('没有可核对的文字', 'there is no printed text', [])
        return
      }
      const slips = [...find(printed, input)]
      for (const { message, place, soft = false } of slips) yield finding(false, message, { soft, place })
      if (slips.length === 0) yield finding(true, good)
    },
  })
}

/** So much of a text that a person finds it. */
export function excerpt(text: string, start: number, end: number, around = 8): string {
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)]
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}
