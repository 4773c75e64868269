/**
 * The reader that runs in the children of the pool for `extract`: one file in, its result out.
 */
import { normalize } from '@gongkai/normalizer'
import { z } from 'zod'
import { sofficeConverter } from './convert/soffice.ts'
import { readSource } from './load.ts'
import { ocrModes } from './ocr/modes.ts'
import { withOcr } from './ocr/with-ocr.ts'
import { serve } from './pool/serve.ts'

const readRequest = z.object({ path: z.string(), ocr: z.enum(ocrModes) })

serve(async (request, progress) => {
  const { path, ocr } = readRequest.parse(request)
  const convert = sofficeConverter(() => progress(0, 0))
  const { document, source } = await withOcr(ocr, progress, (options) => readSource(path, { ...options, convert }))
  return normalize(document, { source })
})
