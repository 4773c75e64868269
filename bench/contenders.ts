import { defaultLimits, read } from '../packages/extractor/src/index.ts'
import { loadDocument } from '../packages/extractor/src/pdf/pdfjs.ts'
import { normalize } from '../packages/normalizer/src/index.ts'

/** One way to read a file; gives the number of its pages. */
export type Contender = (bytes: Uint8Array) => Promise<number>

/** What is compared, the yardstick first. */
export const contenders = {
  'pdf.js alone': pdfjsAlone,
  reading: async (bytes) => (await read(bytes)).pages.length,
  'reading and meaning': readAndNormalize,
} satisfies Readonly<Record<string, Contender>>

export type ContenderName = keyof typeof contenders

/** Text and operator list of every page, by pdf.js as the reader sets it up, and nothing made of them. */
async function pdfjsAlone(bytes: Uint8Array): Promise<number> {
  const task = loadDocument(bytes, defaultLimits)
  try {
    const document = await task.promise
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      await page.getTextContent()
      await page.getOperatorList()
      page.cleanup()
    }
    return document.numPages
  } finally {
    await task.destroy()
  }
}

async function readAndNormalize(bytes: Uint8Array): Promise<number> {
  const document = await read(bytes)
  const pages = document.pages.length
  const source = { sha256: '0'.repeat(64), name: 'x.pdf', format: document.format, bytes: bytes.length, pages }
  normalize(document, { source })
  return pages
}
