/**
 * The reader that runs in the children of the pool for `extract`: one file in, its result out.
 */
import { normalize } from '@gongkai/normalizer'
import { z } from 'zod'
import { configFilesSchema } from './config/find-config.ts'
import { loadConfig } from './config/load-config.ts'
import { sofficeConverter } from './convert/soffice.ts'
import { readSource } from './load.ts'
import { judge } from './ocr/judge.ts'
import { ocrModes } from './ocr/modes.ts'
import { withOcr } from './ocr/with-ocr.ts'
import { serve } from './pool/serve.ts'

const readRequest = z.object({
  path: z.string(),
  config: configFilesSchema.optional(),
  ocr: z.enum(ocrModes).default('auto'),
})

serve(async (request, progress) => {
  const { path, config, ocr } = readRequest.parse(request)
  const { layouts, checks } = await loadConfig(config ?? {})
  const convert = sofficeConverter(() => progress(0, 0))
  return withOcr(ocr, progress, async (options) => {
    const { document, source } = await readSource(path, { ...options, convert })
    const normalizeOptions = { source, layouts, ...(checks === undefined ? {} : { checks }) }
    return (await judge(document, (one) => normalize(one, normalizeOptions), options.ocr)).result
  })
})
