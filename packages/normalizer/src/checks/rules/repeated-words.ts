import { knownNames } from '../../vocabulary/form-labels.ts'
import type { PrintedBlock, PrintedTable } from '../printed-blocks.ts'
import { defineWordingRule, type Slip } from '../wording-rule.ts'

/** The same clause, side by side or with a mark between. Items of different levels may be called the same. */
const clause = /(\p{Script=Han}{5,24})[，、；,]?\1(?!\p{Script=Han}{0,2}[（(][类款项])/gu

/** `注：本表反映部门本年度…` */
const note = /^[（(]?(?:注|备注)[:：]\s*(?=本表反映)/u
/** So much of two notes is alike where one is a second form of the other. */
const alike = 20

/** A label printed over and over in one cell: `经常性赠与 资本性赠与 经常性赠与 资本性赠与`. */
const label = /^(\p{Script=Han}{2,30}?)\1+$/u

/** What is printed twice was copied once too often. */
export default defineWordingRule({
  id: 'repeated-words',
  title: { zh: '没有重复的语句、表注和栏目', en: 'No clause, note or label is printed twice' },
  basis: '部门决算公开表式：每张表一条表注；文字说明不重复',
  severity: 'info',
  good: { zh: '没有重复的语句、表注和栏目。', en: 'No clause, note or label is printed twice.' },
  *find(printed) {
    yield* notesIn(printed)
    for (const block of printed) {
      if (block.kind === 'paragraph') yield* clausesIn(block.text, block.place)
      else yield* repeatedIn(block)
    }
  },
})

/** Two notes on what the table shows, with no table and nothing else between them. */
function* notesIn(printed: readonly PrintedBlock[]): Iterable<Slip> {
  let last: string | undefined
  for (const block of printed) {
    const text = block.kind === 'paragraph' && note.test(block.text) ? block.text.replace(note, '') : undefined
    if (text !== undefined && last !== undefined && text.slice(0, alike) === last.slice(0, alike)) {
      yield {
        message: { zh: '同一张表的表注重复。', en: 'The note below a table is printed twice.' },
        place: block.kind === 'paragraph' ? block.place : undefined,
      }
    }
    last = text
  }
}

function* clausesIn(text: string, place: Slip['place'], marked = false): Iterable<Slip> {
  for (const [found, words = ''] of text.replace(/\s/gu, '').matchAll(clause)) {
    const sideBySide = found.length === 2 * words.length
    if (!isName(words) && !(marked && sideBySide)) yield slip(words, place)
  }
}

/** On a page, two cells may have been read as one: there only a clause with its mark is told. */
function* repeatedIn({ cells, statements }: PrintedTable): Iterable<Slip> {
  for (const { text, place } of cells) {
    const inOneCell = place.in !== 'page'
    const words = inOneCell && statements.length > 0 ? label.exec(text.replace(/\s/gu, ''))?.[1] : undefined
    if (words !== undefined && !isName(words)) yield slip(words, place)
    else yield* clausesIn(text, place, !inOneCell)
  }
}

/** Class, section and item may have one name, and are named one after the other. */
function isName(words: string): boolean {
  return knownNames.has(words) || knownNames.has(`${words}支出`) || words.endsWith('支出')
}

function slip(words: string, place: Slip['place']): Slip {
  return { message: { zh: `“${words}”重复。`, en: `“${words}” is printed twice.` }, place }
}
