import { readdir, readFile, writeFile } from 'node:fs/promises'
import { bookOf } from './book.ts'
import { docxOf } from './docx.ts'
import { type Block, blocksOf } from './markup.ts'
import { STYLES } from './styles.ts'

/** Typesets every report of `samples/content` and writes the documents into `samples`. */
const samples = new URL('../', import.meta.url)
const content = new URL('content/', samples)

for (const report of (await readdir(content)).sort()) {
  const blocks = await blocksFrom(new URL(`${report}/`, content))
  const style = STYLES[report]
  const name = style === undefined ? `${report}.docx` : `${report}.pdf`
  const bytes = style === undefined ? docxOf(blocks) : await bookOf(blocks, style)
  await writeFile(new URL(name, samples), bytes)
  console.log(`samples/${name}: ${Math.round(bytes.length / 1024)} KB`)
}

/** The files of a report follow one another by name. */
async function blocksFrom(folder: URL): Promise<Block[]> {
  const blocks: Block[] = []
  for (const file of (await readdir(folder)).sort()) {
    const source = await readFile(new URL(file, folder), 'utf8')
    try {
      blocks.push(...blocksOf(source))
    } catch (error) {
      throw new Error(`${folder.pathname}${file}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return blocks
}
