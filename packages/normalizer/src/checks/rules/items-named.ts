import { findItems } from '../../prose/items.ts'
import type { ItemName, NamedCode } from '../../prose/names.ts'
import { clean } from '../../text/clean.ts'
import { functionClass } from '../../vocabulary/function-classes.ts'
import type { PrintedBlock } from '../printed-blocks.ts'
import { defineWordingRule, type Slip } from '../wording-rule.ts'

const levels = [
  { level: 'class', mark: '类', digits: 3 },
  { level: 'group', mark: '款', digits: 5 },
  { level: 'item', mark: '项', digits: 7 },
] as const

/** What was spent on the item: `支出决算为 0.88 万元`, or the first amount behind its name. */
const spent = /决算(?:数|支出|金额)?(?:为|是|共计|合计)?(\d[\d,]*(?:\.\d+)?)(?:亿|万|千)?元/u
const amountBehind = /^(?:支出)?(?:决算)?(?:数)?[为:]?(\d[\d,]*(?:\.\d+)?)(?:亿|万|千)?元/u
/** What an item without figures in its own paragraph goes on with. */
const figuresFollow = /^\s*(?:年初预算|全年预算|预算数|支出决算|决算)/u

/** What may stand before a name at the head of a paragraph. */
const numbering = /^[\d()、.:一二三四五六七八九十其中年度]*$/u

/** A text in which more of the names than this are unknown speaks of other statements than those that were read. */
const mostUnknown = 0.3

/**
 * The items that the text explains are lines of the statements, under the same name: `（类）…（款）…（项）` with an amount spent that
 * is not zero. An item of which nothing was spent has no line; an explanation of terms has no amount.
 */
export default defineWordingRule({
  id: 'items-named',
  title: { zh: '文字说明的科目名称在表中', en: 'The items that the text explains are lines of the statements' },
  basis: '部门决算公开参考样式：支出决算具体情况，按功能分类科目逐项说明；政府收支分类科目',
  severity: 'warning',
  good: { zh: '文字说明的科目名称在表中。', en: 'The items that the text explains are lines of the statements.' },
  *find(printed, { names = [], reading }) {
    // A statement that was not understood in full may have the line.
    if (reading?.doubted?.some((table) => /expenditure|income|fund|capital/u.test(table))) return
    const books = levels.map(({ digits }) => bookOf(names, digits))
    if (!books[2]?.size) return
    const seen = new Set<string>()
    const unknown: Slip[] = []
    for (const { name, place } of itemsOf(printed)) {
      for (const [index, { level, mark }] of levels.entries()) {
        const printedName = name[level]
        const book = books[index]
        const key = `${mark}${printedName}`
        if (printedName === undefined || !book?.size || seen.has(key)) continue
        seen.add(key)
        if (isIn(book, printedName)) continue
        unknown.push({
          message: {
            zh: `文字中的科目“${printedName}（${mark}）”不在表中。`,
            en: `No line of the statements is called “${printedName}” (${mark}), which the text explains.`,
          },
          place,
        })
      }
    }
    if (unknown.length <= seen.size * mostUnknown) yield* unknown
  },
})

/** Items at the head of a paragraph, on which something was spent. */
function* itemsOf(
  printed: readonly PrintedBlock[],
): Iterable<{ readonly name: ItemName; readonly place: Slip['place'] }> {
  for (const [index, block] of printed.entries()) {
    if (block.kind === 'table') continue
    const next = printed[index + 1]
    const goesOn = !/\d(?:亿|万|千)?元/u.test(block.text) && next?.kind === 'paragraph' && figuresFollow.test(next.text)
    const text = clean(goesOn ? block.text + next.text : block.text)
    const [item] = findItems(text)
    // Text before the name may be the end of a sentence that began elsewhere.
    if (!item || !numbering.test(text.slice(0, item.start))) continue
    const rest = text.slice(item.end)
    const amount = (spent.exec(rest.split('。', 3).join('。')) ?? amountBehind.exec(rest))?.[1]
    if (amount !== undefined && /[1-9]/u.test(amount)) yield { name: item.name, place: block.place }
  }
}

/** Codes of one level, by name as it is compared. */
function bookOf(names: readonly NamedCode[], digits: number): ReadonlyMap<string, string> {
  return new Map(names.flatMap(({ code, name }) => (code.length === digits ? [[plain(name), code] as const] : [])))
}

/** Names that wrap in narrow columns may have lost a part: one that holds the other is the same. */
function isIn(book: ReadonlyMap<string, string>, name: string): boolean {
  const wanted = plain(name)
  if (book.has(wanted)) return true
  const code = functionClass(name)
  return [...book].some(([known, ofLine]) => known.includes(wanted) || wanted.includes(known) || ofLine === code)
}

/** Without what is written in more than one way. */
function plain(name: string): string {
  return clean(name)
    .replace(/(?<=.)(?:等?支出|事务)$/u, '')
    .replace(/其它/gu, '其他')
    .replace(/[、,，和与及]/gu, '')
}
