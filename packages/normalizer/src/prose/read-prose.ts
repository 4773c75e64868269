import type { Diagnostic, Line, Paragraph } from '@gongkai/extractor'
import type { Fact } from '../result.ts'
import { clean } from '../text/clean.ts'
import { type ProseSighting, toFacts } from './facts.ts'
import { namedByHeading } from './named-by-heading.ts'
import { type DirectorySources, toDirectory } from './names.ts'
import { patternsByTopic } from './patterns/index.ts'
import { compileSection, readSentence, type Section } from './read-sentence.ts'
import { enter, headingOf, type Section as OpenSection, type Topic, topicOfSentence } from './sections.ts'
import { type Sentence, toSentences } from './sentences.ts'
import { blank, type Memory, type Statement } from './state.ts'
import type { UnreadFigures } from './unread.ts'

export interface ProseInput {
  readonly paragraphs: readonly Paragraph[]
  /** Name of the public body as on the cover. */
  readonly entity: string | null
  readonly fiscalYear: number | null
  /** What the tables of the report give: there the table's fact stands, and the sentence's becomes a sighting of it. */
  readonly tableFacts: readonly Fact[]
  /** Figures of statements that could not be read. */
  readonly unread: UnreadFigures
  /** Where names of items are looked up. */
  readonly names: DirectorySources
}

export interface Prose {
  /** Facts that only sentences state. */
  readonly facts: Fact[]
  /** Sentences that state what a table or an earlier sentence states. */
  readonly sightings: ProseSighting[]
  readonly diagnostics: Diagnostic[]
}

const sections: ReadonlyMap<string | undefined, Section> = new Map(
  patternsByTopic.map((patterns) => [patterns.topic, compileSection(patterns)]),
)

/**
 * Reads the explanations of a report (情况说明): what its sentences state in figures, in the keys of the vocabulary, each with
 * the place of its sentence. Nothing is guessed: a name that means no line or two, and a sign that the form leaves open,
 * are diagnostics.
 */
export function readProse(input: ProseInput): Prose {
  const directory = toDirectory(input.names)
  const statements: Statement[] = []
  const diagnostics: Diagnostic[] = []
  let open: readonly OpenSection[] = []
  let memory: Memory = blank
  let number = 0
  let matter: Topic | undefined
  const entity = clean(input.entity ?? '')
  for (const paragraph of wholeParagraphs(input.paragraphs)) {
    const sentences = toSentences(paragraph)
    const heading = headingOf(sentences.map(({ text }) => text).join('。'), entity)
    memory = { ...memory, counter: undefined, otherYear: false }
    if (heading !== undefined) {
      const before = open.at(-1)?.topic
      open = enter(open, heading)
      matter = undefined
      const around = open.at(-1)?.topic === before ? memory.around : {}
      const section = sections.get(open.at(-1)?.topic)
      memory = { ...blank, around, ...(section && namedByHeading(heading.title, section, directory)) }
    }
    const topic = open.at(-1)?.topic ?? 'none'
    for (const sentence of withoutHeading(sentences, heading?.length ?? 0)) {
      if (topic === 'other') matter = topicOfSentence(sentence.text) ?? matter
      const section = sections.get(topic === 'other' ? matter : topic)
      if (section === undefined) continue
      number += 1
      const read = readSentence(sentence, memory, { section, directory, fiscalYear: input.fiscalYear, number })
      statements.push(...read.statements)
      diagnostics.push(...read.diagnostics)
      memory = read.memory
    }
  }
  const known = new Set(input.tableFacts.map(({ table, item, column }) => `${table}|${item}|${column}`))
  const { facts, sightings, diagnostics: doubts } = toFacts(statements, known, input.unread)
  return { facts, sightings, diagnostics: [...onceByName(diagnostics), ...doubts] }
}

/** A name that cannot be told is said once, however often the report names it. */
function onceByName(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const said = new Set<string>()
  return diagnostics.filter(({ code, data }) => {
    const name = data?.['name']
    if (name === undefined) return true
    const key = `${code} ${String(name)}`
    return !said.has(key) && said.add(key)
  })
}

function withoutHeading(sentences: readonly Sentence[], length: number): Sentence[] {
  let left = length
  const rest: Sentence[] = []
  for (const sentence of sentences) {
    if (left > 0) {
      const text = sentence.text.slice(left)
      const cut = left
      const parts = sentence.parts?.map((part) => ({ ...part, from: part.from - cut }))
      const recognised = sentence.recognised?.map((line) => ({ ...line, from: line.from - cut }))
      left -= sentence.text.length + 1
      if (text !== '') {
        rest.push({ ...sentence, text, ...(parts ? { parts } : {}), ...(recognised ? { recognised } : {}) })
      }
    } else rest.push(sentence)
  }
  return rest
}

/** A sentence may run over a page break or a table: a paragraph that stops in the middle goes on with the next one. */
function wholeParagraphs(paragraphs: readonly Paragraph[]): Paragraph[] {
  const whole: Paragraph[] = []
  for (const paragraph of paragraphs) {
    if (paragraph.role !== 'body' || paragraph.text.trim() === '') continue
    const last = whole.at(-1)
    const onPages = last?.place.in === 'page' && paragraph.place.in === 'page'
    if (last !== undefined && onPages && stopsInTheMiddle(last.text) && !beginsAnew(paragraph.text)) {
      const lines: readonly Line[] = [...last.lines, ...paragraph.lines]
      whole[whole.length - 1] = { ...last, text: last.text + paragraph.text, lines }
    } else whole.push(paragraph)
  }
  return whole
}

/** Long enough to be a line of text, without an end, and no heading. */
function stopsInTheMiddle(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed.length < 20 || trimmed.length > 4000 || /[。.；;：:！？!?]$/u.test(trimmed)) return false
  return headingOf(clean(trimmed)) === undefined
}

function beginsAnew(text: string): boolean {
  return /^\s*(?:第[一二三四五六七八九十]+部分|20\d\d年|本部门|本单位|我单位|我部门|截至|其中|“|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．)](?!\d)|[#*-])/u.test(
    text,
  )
}
