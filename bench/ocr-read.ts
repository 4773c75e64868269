import { read } from '../packages/extractor/src/index.ts'
import { normalize, type Result } from '../packages/normalizer/src/index.ts'
import { judge } from '../packages/worker/src/ocr/judge.ts'
import { withOcr } from '../packages/worker/src/ocr/with-ocr.ts'

/** Reads a PDF as the command line does, with recognition or without. */
export function readResult(bytes: Uint8Array, mode: 'never' | 'auto'): Promise<Result> {
  return withOcr(
    mode,
    () => {},
    async (options) => {
      const document = await read(bytes, options)
      const { format, pages } = document
      const source = { sha256: '0'.repeat(64), name: 'scan', format, bytes: bytes.byteLength, pages: pages.length }
      return (await judge(document, (one) => normalize(one, { source }), options.ocr)).result
    },
  )
}
