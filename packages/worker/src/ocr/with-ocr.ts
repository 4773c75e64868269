import { figureStore, type Ocr, type ReadOptions } from '@gongkai/extractor'
import type { ReportProgress } from '../pool/serve.ts'
import type { OcrMode } from './modes.ts'
import { raster } from './raster.ts'
import { tesseract } from './tesseract.ts'

/**
 * Reads something with recognition at hand. Every document gets threads of its own, so that what was recognised before never
 * changes a result; they start with the first scanned page.
 */
export async function withOcr<T>(
  mode: OcrMode,
  progress: ReportProgress,
  work: (options: Pick<ReadOptions, 'ocr' | 'onPage'>) => Promise<T>,
): Promise<T> {
  let [page, pages, recognised, last] = [0, 0, 0, 0]
  const onPage = (done: number, all: number): void => {
    page = done
    pages = all
    progress(page, pages, recognised)
  }
  if (mode === 'never') return work({ onPage })
  const engine = tesseract(() => progress(page, pages, recognised))
  // The count begins again with every file of a bundle.
  const onStep = (begun: number): void => {
    if (begun !== last) recognised++
    last = begun
    progress(page, pages, recognised)
  }
  const ocr: Ocr = { mode, raster, recognise: engine.recognise, onStep, figures: figureStore() }
  try {
    return await work({ ocr, onPage })
  } finally {
    await engine.close()
  }
}
