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

/**
 * Whether the report calls itself the final accounts of a department (部门决算) or of a unit (单位决算): the cover decides, or else
 * the titles, where they agree (预算法 and 财预〔2016〕143号 ask departments and units to publish). Nothing where both are said.
 */
export function scopeOf(document: ExtractedDocument): Scope | undefined {
  const lines = linesOf(document)
  const titles = lines.filter(({ text }) => text.length <= longestTitle && word.test(text))
  const [first] = titles
  if (first === undefined) return undefined
  const cover = lines[0]?.place
  const onCover = titles.filter(({ place }) => cover?.in === 'page' && place.in === 'page' && place.page === cover.page)
  const said = new Set((onCover.length > 0 ? onCover : titles).map(({ text }) => word.exec(text)?.[1]))
  if (said.size !== 1 || /部门\(单位\)|单位\(部门\)|部门\/单位/u.test(first.text)) return undefined
  return { of: said.has('部门') ? 'department' : 'unit', raw: clean(first.text), place: first.place }
}
