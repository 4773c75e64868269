/**
 * The reader that runs in the children of the pool for `extract`: one file in, its result out.
 */
import { normalize, type Seen } from '@gongkai/normalizer'
import { z } from 'zod'
import { configFilesSchema } from './config/find-config.ts'
import { loadConfig } from './config/load-config.ts'
import { sofficeConverter } from './convert/soffice.ts'
import { readSource } from './load.ts'
import { judge } from './ocr/judge.ts'
import { ocrModes } from './ocr/modes.ts'
import { withOcr } from './ocr/with-ocr.ts'
import { refuseOtherKinds } from './output/refuse-other-kinds.ts'
import { serve } from './pool/serve.ts'

const readRequest = z.object({
  path: z.string(),
  config: configFilesSchema.optional(),
  ocr: z.enum(ocrModes).default('auto'),
  /** Whether what the document offers to layouts is wanted beside the result. */
  withSeen: z.boolean().default(false),
})

serve(async (request, progress) => {
  const { path, config, ocr, withSeen } = readRequest.parse(request)
  const { layouts, checks } = await loadConfig(config ?? {})
  const convert = sofficeConverter(() => progress(0, 0))
  return withOcr(ocr, progress, async (options) => {
    const { document, source } = await readSource(path, { ...options, convert })
    let seen: Seen | undefined
    const onSeen = (now: Seen): void => {
      seen = now
    }
    const normalizeOptions = { source, layouts, ...(checks === undefined ? {} : { checks }), onSeen }
    const { result } = await judge(document, (one) => normalize(one, normalizeOptions), options.ocr)
    refuseOtherKinds(result)
    return withSeen ? { ...result, seen } : result
  })
})
