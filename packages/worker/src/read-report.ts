/**
 * The reader that runs in the children of the pool for `extract`: one file in, its result out.
 */
import { normalize } from '@gongkai/normalizer'
import { z } from 'zod'
import { configFilesSchema } from './config/find-config.ts'
import { loadConfig } from './config/load-config.ts'
import { sofficeConverter } from './convert/soffice.ts'
import { readSource } from './load.ts'
import { serve } from './pool/serve.ts'

const readRequest = z.object({ path: z.string(), config: configFilesSchema.optional() })

serve(async (request, progress) => {
  const { path, config } = readRequest.parse(request)
  const { layouts, checks } = await loadConfig(config ?? {})
  const convert = sofficeConverter(() => progress(0, 0))
  const { document, source } = await readSource(path, { onPage: progress, convert })
  return normalize(document, { source, layouts, ...(checks === undefined ? {} : { checks }) })
})
