/**
 * The reader that runs in the child of `inspect`: one file in, text and pictures for people out.
 */
import { read } from '@gongkai/extractor'
import { inspectionText } from './inspect/inspection-text.ts'
import { type Inspection, inspectRequest } from './inspect/messages.ts'
import { load } from './load.ts'
import { serve } from './pool/serve.ts'

serve(async (message): Promise<Inspection> => {
  const request = inspectRequest.parse(message)
  const { name, bytes } = await load(request.path)
  const document = await read(bytes)
  return { text: inspectionText(name, document, request), pictures: [] }
})
