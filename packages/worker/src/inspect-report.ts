/**
 * The reader that runs in the child of `inspect`: one file in, text and pictures for people out.
 */
import { parse } from 'node:path'
import { ReadError } from '@gongkai/extractor'
import { explain, normalize } from '@gongkai/normalizer'
import { loadConfig } from './config/load-config.ts'
import { sofficeConverter } from './convert/soffice.ts'
import { drawPages } from './inspect/draw-pages.ts'
import { inspectionText } from './inspect/inspection-text.ts'
import { type Inspection, inspectRequest } from './inspect/messages.ts'
import { readSource } from './load.ts'
import { judge } from './ocr/judge.ts'
import { withOcr } from './ocr/with-ocr.ts'
import { serve } from './pool/serve.ts'

serve(async (message, progress): Promise<Inspection> => {
  const { path, page, svg, columns, config, ocr } = inspectRequest.parse(message)
  const { layouts, checks } = await loadConfig(config ?? {})
  const convert = sofficeConverter(() => progress(0, 0))
  const { document, result, bytes, source } = await withOcr(ocr, progress, async (options) => {
    const { document, bytes, source } = await readSource(path, { ...options, convert })
    const normalizeOptions = { source, layouts, ...(checks === undefined ? {} : { checks }) }
    return { ...(await judge(document, (one) => normalize(one, normalizeOptions), options.ocr)), bytes, source }
  })
  const pages = document.pages.length
  if (page !== undefined && page > pages) {
    throw new ReadError('not_found', `there is no page ${page}; the file has ${pages}`, 'Give another --page, or none.')
  }
  const text = inspectionText(
    { name: source.name, document, explanations: explain(document, layouts), result },
    { page, columns },
  )
  if (svg === undefined) return { text, pictures: [] }
  if (document.format !== 'pdf' || bytes === undefined)
    return { text: `${text}\nOnly pages of PDF files are drawn.\n`, pictures: [] }
  const request = { folder: svg, name: parse(source.name).name, page }
  return { text, pictures: [...(await drawPages(bytes, document, result, request, progress))] }
})
