import { readFileSync } from 'node:fs'
import { findSources } from '../packages/worker/src/sources.ts'

/** The PDF files below a folder. Other formats have no pages to count. */
export async function pdfFiles(folder: string): Promise<readonly Uint8Array[]> {
  const { files } = await findSources([folder])
  return files.filter((file) => file.toLowerCase().endsWith('.pdf')).map((file) => new Uint8Array(readFileSync(file)))
}
