/**
 * The reader that runs in the children of the pool for `extract`: one file in, its result out.
 */
import { read } from '@gongkai/extractor'
import { normalize } from '@gongkai/normalizer'
import { z } from 'zod'
import { load } from './load.ts'
import { serve } from './pool/serve.ts'

const readRequest = z.object({ path: z.string() })

serve(async (request, progress) => {
  const { path } = readRequest.parse(request)
  const { name, bytes, sha256 } = await load(path)
  // Readers may take the buffer over (pdf.js does), so its length is noted first.
  const size = bytes.byteLength
  const document = await read(bytes)
  progress(document.pages.length, document.pages.length)
  return normalize(document, {
    source: { sha256, name, format: document.format, bytes: size, pages: document.pages.length },
  })
})
