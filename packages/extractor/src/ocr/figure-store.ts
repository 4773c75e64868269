import type { Box, Place } from '../document.ts'
import type { GrayImage } from '../image.ts'
import type { InkLine } from './text-lines.ts'

/** The picture of a recognised figure, so that it can be read again when something speaks against it. */
export interface KeptFigure {
  /** On the straightened page, in points. */
  readonly box: Box
  /** The figure with a small margin, rules and dust erased. */
  readonly picture: GrayImage
  /** Its ink, in pixels of the picture. */
  readonly ink: InkLine
}

/** The pictures of the figures of one document. A figure takes some 5 KB. */
export interface FigureStore {
  readonly keep: (page: number, figures: readonly KeptFigure[]) => void
  /** The figures that stand at a place, from top to bottom. */
  readonly find: (place: Place) => readonly KeptFigure[]
  /** The store as a file inside a bundle sees it. */
  readonly inside: (file: string) => FigureStore
}

/** What is beyond is not kept, and not read again. */
const mostBytes = 64 * 2 ** 20

export function figureStore(): FigureStore {
  const pages = new Map<string, KeptFigure[]>()
  let bytes = 0
  const of = (path: string): FigureStore => ({
    keep: (page, figures) => {
      const kept: KeptFigure[] = []
      for (const figure of figures) {
        bytes += figure.picture.data.length
        if (bytes <= mostBytes) kept.push(figure)
      }
      pages.set(`${path} ${page}`, kept)
    },
    find: (place) =>
      place.in === 'page'
        ? (pages.get(`${place.file ?? ''} ${place.page}`) ?? []).filter(({ box }) => isInside(box, place.box))
        : [],
    inside: (file) => of(path === '' ? file : `${path}/${file}`),
  })
  return of('')
}

/** The store as pages that each stand in a file of their own see it; `files` in the order of the pages. */
export const figuresInFiles = (
  store: FigureStore,
  files: readonly { readonly name: string; readonly page: number }[],
): FigureStore => ({
  ...store,
  keep: (page, figures) => {
    const file = files[page - 1]
    if (file === undefined) store.keep(page, figures)
    else store.inside(file.name).keep(file.page, figures)
  },
})

const isInside = ([left, top, right, bottom]: Box, [x0, y0, x1, y1]: Box): boolean => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return x >= x0 && x < x1 && y >= y0 && y < y1
}
