import type { Block, Diagnostic, ExtractedDocument, Paragraph, Place, Table } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'
import { isBody } from './bodies.ts'

/** A unit whose accounts the report covers. */
export interface Unit {
  readonly name: string
  /** 单位性质, where a column tells it. */
  readonly nature?: string
  readonly place: Place
}

export interface Units {
  readonly units: readonly Unit[]
  readonly diagnostics: readonly Diagnostic[]
}

const none: Units = { units: [], diagnostics: [] }
/** What introduces them: 纳入2024年度部门决算编制范围的单位包括：, 决算单位构成包括：. */
const introduction =
  /(?:(?:纳入|编入|列入|汇总)[^，。]{0,60}(?:编制|汇总|公开)范围|(?:决算|预算)(?:汇总)?(?:公开)?(?:的)?单位构成|(?:决算|预算)单位(?:共|包括|有|为))/u
/** Where the names begin. */
const colon =
  /(?:包括|分别(?:是|为)|具体(?:是|为|如下)|如下|有|为|是)(?:以下单位)?:|包括(?=\p{Script=Han})|分别(?:是|为)(?=\p{Script=Han})/gu
const numbered =
  /^(?:\d{1,2}[、.)]|\(\d{1,2}\)[、.]?|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)(.+?)[;；。，]?$/u
const count = /(?:共计?|有|为)?(\d{1,3}|[一二两三四五六七八九十])(?:个|家)/u
const chinese = ' 一二三四五六七八九十'
/** The contents of a report name its sections too; what follows is within the first part. */
const mostBlocks = 600
/** Longer than any sentence that lists units. */
const longestText = 4000

/**
 * The units that the accounts cover (部门决算单位构成): named in a sentence, in a numbered list or in a small table. A list that
 * does not read like names of bodies gives nothing, and one that has not as many as the text says is a diagnostic.
 */
export function unitsOf(document: ExtractedDocument): Units {
  const blocks = document.blocks.slice(0, mostBlocks).filter((block) => block.kind === 'table' || block.role === 'body')
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'paragraph' || block.text.length > longestText) continue
    const sentence = sentenceWith(block)
    if (sentence === undefined) continue
    const rest = blocks.slice(index + 1)
    const units = inSentence(sentence, block) ?? inTable(rest) ?? inList(rest)
    if (units === undefined || units.length === 0) continue
    return checked(units, sentence, block.place)
  }
  return none
}

/** The sentence that introduces the units. */
function sentenceWith({ text }: Paragraph): string | undefined {
  return clean(text)
    .split('。')
    .reverse()
    .find((sentence) => introduction.test(sentence) && (namesIn(sentence) !== undefined || sentence.length > 12))
}

/** What stands behind the last word that introduces names. */
function namesIn(sentence: string): string | undefined {
  const mark = [...sentence.matchAll(colon)].at(-1)
  return mark && sentence.slice(mark.index + mark[0].length)
}

function inSentence(sentence: string, { place }: Paragraph): Unit[] | undefined {
  const names = (namesIn(sentence) ?? '')
    .split(/[、;；，,]/u)
    .flatMap(twoBodies)
    .map((name) =>
      name
        .replace(/^(?:\d{1,2}[、.)]|\(\d{1,2}\))/u, '')
        .replace(/等?(?:\d+|[一二三四五六七八九十]+)?(?:个|家)(?:预算)?单位$/u, ''),
    )
    .filter((name) => name !== '')
  return names.length > 0 && names.every(isBody) ? names.map((name) => ({ name, place })) : undefined
}

/** `某局本级及某中心`: two bodies; `某规划和自然资源局`: one. */
function twoBodies(text: string): string[] {
  for (const found of text.matchAll(/以及|及|和/gu)) {
    const parts = [text.slice(0, found.index), text.slice(found.index + found[0].length)]
    if (parts.every(isBody)) return parts
  }
  return [text]
}

/** A table with a column of names right after the introduction. */
function inTable(blocks: readonly Block[]): Unit[] | undefined {
  const [table] = blocks
  if (table?.kind !== 'table') return undefined
  const header = table.cells.filter(({ row }) => row === 0).map(({ column, text }) => ({ column, text: clean(text) }))
  const names = header.find(({ text }) => /^(?:预算|决算)?单位名称$|^名称$/u.test(text))
  const nature = header.find(({ text }) => /单位性质|单位类型/u.test(text))
  if (names === undefined) return undefined
  const units = rowsOf(table).flatMap((cells): Unit[] => {
    const cell = cells.find(({ column }) => column === names.column)
    const name = clean(cell?.text ?? '')
    if (cell === undefined || name === '' || /^(?:合计|小计|总计)$/u.test(name)) return []
    const kind = clean(cells.find(({ column }) => column === nature?.column)?.text ?? '')
    return [{ name, ...(kind === '' ? {} : { nature: kind }), place: cell.place }]
  })
  return units.every(({ name }) => name.length <= 50 && /\p{Script=Han}{3}/u.test(name)) ? units : undefined
}

function rowsOf({ cells, rowCount }: Table): (readonly Table['cells'][number][])[] {
  return Array.from({ length: rowCount - 1 }, (_, row) => cells.filter((cell) => cell.row === row + 1))
}

/** Numbered lines right after the introduction, as long as they are names. */
function inList(blocks: readonly Block[]): Unit[] | undefined {
  const units: Unit[] = []
  for (const block of blocks) {
    const name = block.kind === 'paragraph' ? numbered.exec(clean(block.text))?.[1] : undefined
    if (name === undefined || !isBody(name)) break
    units.push({ name, place: block.place })
  }
  return units.length > 0 ? units : undefined
}

function checked(units: readonly Unit[], sentence: string, place: Place): Units {
  const said = count.exec(sentence)?.[1]
  const expected =
    said === undefined ? undefined : /\d/u.test(said) ? Number(said) : chinese.indexOf(said.replace('两', '二'))
  if (expected === undefined || expected === units.length) return { units, diagnostics: [] }
  return {
    units: [],
    diagnostics: [
      {
        code: 'report_units_uncertain',
        severity: 'info',
        message: `The text says that the accounts cover ${expected} units, and names ${units.length}; they are not recorded.`,
        place,
        data: { said: expected, named: units.map(({ name }) => name) },
      },
    ],
  }
}
