import type { Diagnostic, ExtractedDocument, Place } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'

/** What reading a document has found: what speaks for final accounts, whatever its titles say. */
export interface Found {
  readonly facts: number
  readonly evaluations: number
  /** Tables of figures under titles of the accounts, read or not. */
  readonly statements: number
  /** Of reading the file and of reading its meaning. */
  readonly diagnostics: readonly Pick<Diagnostic, 'code' | 'severity'>[]
}

interface Title {
  readonly text: string
  readonly place: Place
  /** Among the first lines of the document. */
  readonly head: boolean
}

const longestTitle = 60
const headLines = 20
const mostLines = 6000
/** Rows of a table in which its title or the title of a column may stand. */
const headRows = 3

/** Funds and names that carry the word 预算 and say nothing of the kind of the document. */
const fundsAndNames =
  /(?:一般)?公共(?:财政)?预算|政府性基金预算|国有资本经营预算|社会保险基金预算|预算(?:单位|部门|外|管理|绩效|代码|执行率)|预决算|^(?:年初|全年|本年|当年|调整后?)预算$/gu

/** The final accounts of a department say so in the titles of their forms (财库〔2023〕 and before: 收入支出决算总表), headings and cover. */
const titleOfAccounts = /决算[^,、:]{0,10}(?:表|说明|公开|公示|报告|情况|文本)$|(?:部门|单位)决算/u
const departmental =
  /(?:部门|单位)(?:本级)?决算|收入支出(?:决算|总)|财政拨款(?:收入支出|收支)|(?<!基金)(?<!预算)(?<!拨款)(?:^|[、.)\d年度])(?:收入|支出)决算(?:总|情况|明细)?表$/u

/** Other forms of a report, published alone: self-evaluations, counts. */
const titleOfForm = /(?:决算|情况|统计|明细|绩效|自评|信息)\p{Script=Han}{0,4}表$/u

const budgetTitle =
  /预算(?:总|收支|收入|支出|明细|情况|公开|信息|编制|安排|草案|报告|报表|文本|调整|方案|说明|的|表)*:?$/u

/** Words of the accounts of a whole government (预算法, chapter 8): taxes, transfers, debt, insurance. Each alone proves nothing. */
const governmental: readonly RegExp[] = [
  /税收收入/u,
  /非税收入/u,
  /债务转贷/u,
  /预算稳定调节基金/u,
  /上解(?:上级)?(?:支出|收入)/u,
  /税收返还/u,
  /(?:一般|专项|政府)债[务券].{0,6}(?:限额|余额)/u,
  /社会保险基金(?:预算)?(?:收入|支出|收支)/u,
  /转移性(?:收入|支出|收支)/u,
  /(?:全|本)[省市县区旗镇乡州].{0,8}公共预算(?:收入|支出|总收入)/u,
  /一般公共预算收入(?:完成|实现|决算表)/u,
]
const fewestGovernmental = 3
const headOfGovernment = /财政(?:收支|总)?决算|政府决算|决算\(?草案|预算执行情况/u
const fewestWithHead = 2

/**
 * Says when a document is none that final accounts are read from, and what it is instead: the budget of a body, the accounts of
 * a whole government, or nothing of the kind. Budgets and governments' accounts have tables and sentences of the same form, and
 * their figures would be taken for final accounts. A document that anywhere carries a title of departmental accounts is left
 * alone; when nothing was found in it, that is said.
 */
export function otherKind(document: ExtractedDocument, found: Found): Diagnostic | undefined {
  const titles = titlesOf(document)
  if (!titles.some(({ text }) => departmental.test(text))) {
    const head = titles.find((title) => title.head && headOfGovernment.test(title.text))
    if (governmentalIn(document) >= (head ? fewestWithHead : fewestGovernmental)) return isGovernment(head ?? titles[0])
  }
  if (found.evaluations === 0 && !titles.some(isOfAccounts)) {
    const budgets = titles.filter(isOfBudget)
    const [first] = budgets
    if (first && (first.head || budgets.length > 1)) return isBudget(first)
  }
  if (found.facts + found.evaluations + found.statements > 0 || partUnread(found.diagnostics)) return undefined
  const accounts = titles.find(isOfAccounts)
  if (accounts !== undefined) return withoutFigures(accounts)
  return titles.some(({ text }) => titleOfForm.test(text)) ? undefined : isNothing(document)
}

const isOfAccounts = ({ text, head }: Title): boolean =>
  titleOfAccounts.test(text) || (head && /决算/u.test(text.replace(/预决算/gu, '')))

const isOfBudget = ({ text }: Title): boolean => budgetTitle.test(text.replace(fundsAndNames, ''))

/** Short lines without an end of a sentence, and the first rows of tables. */
function titlesOf(document: ExtractedDocument): Title[] {
  const titles: Title[] = []
  let lines = 0
  const add = (raw: string, place: Place): void => {
    lines++
    if (raw.length > 2 * longestTitle) return
    const text = clean(raw)
    if (text === '' || text.length > longestTitle || /[。;,]/u.test(text)) return
    titles.push({ text, place, head: lines <= headLines })
  }
  for (const block of document.blocks) {
    if (lines >= mostLines) break
    if (block.kind === 'table') {
      for (const cell of block.cells) {
        if (cell.row >= headRows || lines >= mostLines) break
        if (cell.text !== '') add(cell.text, cell.place)
      }
    } else if (block.role === 'body')
      for (const { text, place } of block.lines.length > 0 ? block.lines : [block]) add(text, place)
  }
  return titles
}

/** How many of the words of a government's accounts stand in the document, in sentences or tables. */
function governmentalIn(document: ExtractedDocument): number {
  const left = new Set(governmental)
  const look = (raw: string): void => {
    const text = clean(raw.slice(0, 4000))
    for (const word of left) if (word.test(text)) left.delete(word)
  }
  let texts = 0
  for (const block of document.blocks) {
    for (const { text } of block.kind === 'paragraph' ? [block] : block.cells) {
      if (left.size === 0 || texts > mostLines) return governmental.length - left.size
      if (text === '' || /^[\d.,%-]*$/u.test(text)) continue
      texts++
      look(text)
    }
  }
  return governmental.length - left.size
}

/** Something could not be read, and may hold what was not found. */
function partUnread(diagnostics: Found['diagnostics']): boolean {
  const harmless = new Set(['name_mismatch', 'external_link'])
  return diagnostics.some(
    ({ code, severity }) => (severity !== 'info' && !harmless.has(code)) || /not_read|recognised/u.test(code),
  )
}

export const notFinalAccounts = 'not_final_accounts'

const isBudget = (title: Title): Diagnostic => ({
  code: notFinalAccounts,
  severity: 'error',
  message: `This is a budget (预算), no final accounts: “${title.text}”. Its figures are plans, and are not recorded.`,
  place: title.place,
  data: { is: 'budget', said: title.text },
})

const isGovernment = (title: Title | undefined): Diagnostic => ({
  code: notFinalAccounts,
  severity: 'error',
  message: `These are the accounts of a whole government (财政决算), not of one department${title ? `: “${title.text}”` : ''}. Their figures are not recorded.`,
  ...(title ? { place: title.place } : {}),
  data: { is: 'government_accounts', said: title?.text ?? '' },
})

/** A page of links to the report, or one whose tables are somewhere else. */
const withoutFigures = ({ text, place }: Title): Diagnostic => ({
  code: 'figures_not_found',
  severity: 'warning',
  message: `Its titles speak of final accounts (“${text}”), but no statement, sentence or form in it gives a figure.`,
  place,
  data: { said: text },
})

const mostShown = 40

function isNothing(document: ExtractedDocument): Diagnostic {
  let text = ''
  for (const block of document.blocks) {
    if (text.length > mostShown) break
    text += `${block.kind === 'paragraph' ? block.text : block.cells.map((cell) => cell.text).join(' ')} `
  }
  const said = [...text.replace(/\s+/gu, ' ').trim()].slice(0, mostShown).join('')
  return {
    code: notFinalAccounts,
    severity: 'error',
    message: `No statement, sentence or form of final accounts was found. It begins: “${said}”.`,
    data: { is: 'other', said },
  }
}
