import { readdir, readFile, writeFile } from 'node:fs/promises'
import { bookOf } from './book.ts'
import { bundleOf } from './bundle.ts'
import { docxOf } from './docx.ts'
import { htmlOf } from './html.ts'
import { type Block, blocksOf } from './markup.ts'
import { STYLES } from './styles.ts'
import { xlsxOf } from './xlsx.ts'

/** Reports that are there in a second format. */
const ALSO: Readonly<Record<string, { ending: string; set: (blocks: readonly Block[]) => Buffer }>> = {
  guyuan: { ending: 'html', set: (blocks) => htmlOf(blocks, '部门决算公开') },
  haidong: { ending: 'xlsx', set: xlsxOf },
  lukou: { ending: 'zip', set: bundleOf },
}

/** Typesets every report of `samples/content` and writes the documents into `samples`. */
const samples = new URL('../', import.meta.url)
const content = new URL('content/', samples)

for (const report of (await readdir(content)).sort()) {
  const blocks = await blocksFrom(new URL(`${report}/`, content))
  const style = STYLES[report]
  if (style === undefined) await write(`${report}.docx`, docxOf(blocks))
  else await write(`${report}.pdf`, await bookOf(blocks, style))
  const also = ALSO[report]
  if (also !== undefined) await write(`${report}.${also.ending}`, also.set(blocks))
}

async function write(name: string, bytes: Uint8Array): Promise<void> {
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
