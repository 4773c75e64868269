import type { ExtractedDocument, Place } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'
import { linesOf } from './lines.ts'

/** Whose accounts a report gives, in its own words. */
export interface Scope {
  /** 部门决算: a department with the units below it. 单位决算: one unit alone. */
  readonly of: 'department' | 'unit'
  readonly raw: string
  readonly place: Place
}

const longestTitle = 60
const word = /(部门|单位)决算(?!编制|汇总|单位|构成)/u
/** Behind the cover: contents, parts, sections. */
const afterCover = /^(?:目录|目次|第[一二三]部分|[一二三]、)/u
const longestCover = 14

/**
 * Whether the cover calls the report the final accounts of a department (部门决算) or of a unit (单位决算); both have to publish them
 * (预算法, 财预〔2016〕143号). Titles of forms (部门决算表) are the same in both, and tell nothing. Nothing where the cover says
 * neither, or both.
 */
export function scopeOf(document: ExtractedDocument): Scope | undefined {
  const said = coverOf(document).filter(
    ({ text }) => text.length <= longestTitle && !/表$/u.test(text) && word.test(text),
  )
  const [first] = said
  const kinds = new Set(said.map(({ text }) => word.exec(text)?.[1]))
  if (first === undefined || kinds.size !== 1) return undefined
  return { of: kinds.has('部门') ? 'department' : 'unit', raw: clean(first.text), place: first.place }
}

/** The lines before the contents and the first part, on the first page. */
function coverOf(document: ExtractedDocument): ReturnType<typeof linesOf> {
  const lines = linesOf(document).slice(0, longestCover)
  const first = lines[0]?.place
  const end = lines.findIndex(
    ({ text, place }) =>
      afterCover.test(text) || (first?.in === 'page' && place.in === 'page' && place.page !== first.page),
  )
  return end < 0 ? lines : lines.slice(0, end)
}
