import type { Check, FactSource, Result } from '../../result.ts'
import { keyOf } from '../book.ts'

type Place = NonNullable<Check['place']> | FactSource

/** Where the figures of a check are printed, each place once, in short: `p. 16`, `Sheet1!D17`, `block 40, row 3`. */
export function placesOf(check: Check, sources: ReadonlyMap<string, FactSource>): string[] {
  const places: Place[] = check.place ? [check.place] : check.facts.flatMap((key) => sources.get(key) ?? [])
  return [...new Set(places.map(placeName))]
}

export function sourcesOf(result: Result): ReadonlyMap<string, FactSource> {
  return new Map(result.facts.map((fact) => [keyOf(fact), fact.source]))
}

export function placeName(place: Place): string {
  const file = place.file === undefined ? '' : `${place.file}: `
  switch (place.in) {
    case 'page':
      return `${file}p. ${place.page}`
    case 'sheet':
      return `${file}${place.sheet}!${place.cell}`
    case 'flow':
      return `${file}block ${place.block}${place.row === undefined ? '' : `, row ${place.row}`}`
  }
}
