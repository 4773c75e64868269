import { ReadError } from '../errors.ts'
import type { FlowNode } from '../structure/blocks.ts'
import { wordFlow } from './flow.ts'
import type { WordNode } from './model.ts'
import type { Section } from './thin.ts'

/**
 * Puts the page headers of every section before what stands in it: the title of a statement may stand only there. A header that
 * goes on is said once.
 *
 * @param nodes what the body holds; a bookmark named by its number stands where a section ends
 * @param headerOf text of the header that a relationship names
 * @param limit length of all headers together
 * @throws ReadError `limit_expansion`
 */
export function withHeaders(
  nodes: readonly WordNode[],
  sections: readonly Section[],
  headerOf: (relationship: string) => readonly FlowNode[],
  limit: number,
): FlowNode[] {
  const flow: FlowNode[] = []
  const current = new Map<string, string>()
  let said = ''
  let names = ''
  let length = 0
  const begin = ({ headers, titlePage }: Section) => {
    for (const [type, relationship] of headers) current.set(type, relationship)
    const shown = [...current].filter(([type]) => type !== 'first' || titlePage).map(([, name]) => name)
    if (shown.join('\n') === names) return
    names = shown.join('\n')
    const lines = once(shown.flatMap(headerOf))
    const text = lines.map(lineOf).join('\n')
    if (text === said) return
    said = text
    length += text.length
    if (length > limit) throw tooLong()
    flow.push(...lines)
  }
  const [first] = sections
  if (first !== undefined) begin(first)
  for (const node of nodes) {
    if (node.type === 'bookmarkStart') {
      const section = sections[Number(node.name) + 1]
      if (section !== undefined) begin(section)
    } else flow.push(...wordFlow([node]))
  }
  return flow
}

const tooLong = (): ReadError =>
  new ReadError(
    'limit_expansion',
    'the page headers of the Word file hold too much text',
    'If the file can be trusted, raise the limit `docxXmlBytes`.',
  )

const lineOf = (node: FlowNode): string => (node.kind === 'text' ? node.lines.join('\n').trim() : '')

/** The lines that say something, each once. */
export function once(nodes: readonly FlowNode[]): FlowNode[] {
  const seen = new Set([''])
  return nodes.filter((node) => {
    const text = lineOf(node)
    const isNew = !seen.has(text)
    seen.add(text)
    return isNew
  })
}
