import { docxOf } from './docx.ts'
import type { Block } from './markup.ts'
import { xlsxOf } from './xlsx.ts'
import { zipOf } from './zip.ts'

/**
 * Sets a report as it is often published: the text as a Word document that says 详见附件 (see the attachment), the statements as a
 * workbook beside it. A statement is a title, the lines and the table below it, and the notes that follow.
 */
export function bundleOf(blocks: readonly Block[]): Buffer {
  const text: Block[] = []
  const statements: Block[] = []
  let inStatement = false
  for (const block of blocks) {
    if (block.kind === 'title') {
      inStatement = true
      text.push({ kind: 'text', text: `${block.text}：详见附件。` })
    } else if (block.kind === 'page' || !['pieces', 'table', 'note'].includes(block.kind)) inStatement = false
    if (inStatement) statements.push(block)
    else text.push(block)
  }
  return zipOf(
    new Map([
      ['附件：部门决算表.xlsx', xlsxOf(statements)],
      ['report.docx', docxOf(text)],
    ]),
  )
}
