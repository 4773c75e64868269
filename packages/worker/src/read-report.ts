/**
 * The reader that runs in the children of the pool for `extract`: one file in, its result out.
 */
import { normalize } from '@gongkai/normalizer'
import { z } from 'zod'
import { sofficeConverter } from './convert/soffice.ts'
import { readSource } from './load.ts'
import { serve } from './pool/serve.ts'

const readRequest = z.object({ path: z.string() })

serve(async (request, progress) => {
  const { path } = readRequest.parse(request)
  const convert = sofficeConverter(() => progress(0, 0))
  const { document, source } = await readSource(path, { onPage: progress, convert })
  return normalize(document, { source })
})
