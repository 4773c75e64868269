/**
 * The reader that runs in the children of the pool for `report`: the places of one report in, their pictures out.
 */
import { defaultLimits, openPdf } from '@gongkai/extractor'
import { bandsOf } from './check/bands.ts'
import { type CropReply, cropRequest } from './check/crop-messages.ts'
import { drawCrop } from './check/draw-crop.ts'
import { load } from './load.ts'
import { serve } from './pool/serve.ts'

serve(async (request, progress): Promise<CropReply> => {
  const { paths, sha256, entries } = cropRequest.parse(request)
  const bytes = await sourceAmong(paths, sha256)
  if (bytes === undefined) return {}
  const pages = Map.groupBy(
    entries.flatMap((marks, index) => marks.map((mark) => ({ index, mark }))),
    ({ mark }) => mark.page,
  )
  const drawn: { page: number; svg: string }[][] = entries.map(() => [])
  const pdf = await openPdf(bytes, defaultLimits)
  try {
    let done = 0
    for (const [number, marked] of [...pages].sort(([a], [b]) => a - b)) {
      progress(++done, pages.size)
      if (number > pdf.pageCount) continue
      const page = await pdf.readPage(number)
      for (const [index, group] of Map.groupBy(marked, (one) => one.index)) {
        const bands = bandsOf(
          group.map(({ mark }) => mark),
          page.height,
        )
        for (const band of bands) {
          const svg = drawCrop(page, band)
          if (svg !== undefined) drawn[index]?.push({ page: number, svg })
        }
      }
    }
  } finally {
    await pdf.close()
  }
  return { entries: drawn }
})

/** Names say little: another year's report may carry the same one. The bytes decide. */
async function sourceAmong(paths: readonly string[], sha256: string): Promise<Uint8Array | undefined> {
  for (const path of paths) {
    const file = await load(path).catch(() => undefined)
    if (file?.sha256 === sha256) return file.bytes
  }
  return undefined
}
