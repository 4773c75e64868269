import type { Place } from '@gongkai/extractor'
import type { Result } from '@gongkai/normalizer'

/** A place as people write it: `page 7 (72, 100, 130, 112)`, `Sheet1!D17`, `block 12, row 3, column 4`. */
export function placeText(place: Place | NonNullable<Result['diagnostics'][number]['place']>): string {
  const inside = place.file === undefined ? '' : `${place.file}: `
  switch (place.in) {
    case 'page':
      return `${inside}page ${place.page} (${place.box.map((n) => Math.round(n)).join(', ')})`
    case 'sheet':
      return `${inside}${place.sheet}!${place.cell}`
    case 'flow': {
      const cell = place.row === undefined ? '' : `, row ${place.row}, column ${place.column}`
      return `${inside}block ${place.block}${cell}`
    }
  }
}
