/**
 * The reader that runs in the children of the pool for `extract`: one file in, its result out.
 */
import { read } from '@gongkai/extractor'
import { normalize } from '@gongkai/normalizer'
import { z } from 'zod'
import { sofficeConverter } from './convert/soffice.ts'
import { load } from './load.ts'
import { serve } from './pool/serve.ts'

const readRequest = z.object({ path: z.string() })

serve(async (request, progress) => {
  const { path } = readRequest.parse(request)
  const { name, bytes, sha256 } = await load(path)
  const convert = sofficeConverter(() => progress(0, 0))
  const document = await read(bytes, { name, onPage: progress, convert })
  return normalize(document, {
    source: { sha256, name, format: document.format, bytes: bytes.byteLength, pages: document.pages.length },
  })
})
