import type { Block, Diagnostic } from '../document.ts'
import { ReadError } from '../errors.ts'
import { attribute, type HtmlElement, type HtmlNode, isElement } from './parse-html.ts'

/** Kinds of files in which reports are published. */
const document = /\.(?:pdf|docx?|wps|rtf|xlsx?|et|ofd|zip|rar|7z)$/i
const mostNamed = 20
const longestName = 80

/** The documents that a page links to or shows in a frame, by name. Nothing is loaded. */
export function attachmentsOf(nodes: readonly HtmlNode[]): string[] {
  const found = new Map<string, string>()
  const open: HtmlNode[] = [...nodes].reverse()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue
    for (const child of [...node.childNodes].reverse()) open.push(child)
    const target = attribute(node, 'href') ?? attribute(node, 'src') ?? attribute(node, 'data')
    if (!linking.has(node.tagName) || target === undefined) continue
    const name = textIn(node)
    const path = target.replace(/[?#].*$/s, '')
    if (!document.test(path) && !document.test(name)) continue
    if (!found.has(target)) found.set(target, name === '' ? path.slice(path.lastIndexOf('/') + 1) : name)
  }
  return [...found.values()].map((name) => name.slice(0, longestName))
}

const linking: ReadonlySet<string> = new Set(['a', 'iframe', 'embed', 'object', 'frame'])

/** The pages between which a page divides the window. */
export function framesOf(nodes: readonly HtmlNode[]): string[] {
  const frames: string[] = []
  const open: HtmlNode[] = [...nodes].reverse()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue
    for (const child of [...node.childNodes].reverse()) open.push(child)
    const target = node.tagName === 'frame' || node.tagName === 'iframe' ? attribute(node, 'src') : undefined
    if (target !== undefined && frames.length < mostNamed) frames.push(target.slice(0, longestName))
  }
  return frames
}

function textIn(link: HtmlElement): string {
  const pieces: string[] = []
  const open: HtmlNode[] = [...link.childNodes].reverse()
  let length = 0
  for (let node = open.pop(); node !== undefined && length < 300; node = open.pop()) {
    if (node.nodeName === '#text' && 'value' in node) {
      pieces.push(node.value)
      length += node.value.length
    } else if (isElement(node)) for (const child of [...node.childNodes].reverse()) open.push(child)
  }
  return pieces.join('').replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}

/** A page with less text than this beside its links, and no table, says only where the report is. */
const leastText = 300

/**
 * What is said of the documents that a page links to.
 *
 * @throws ReadError `nothing_to_read` when the page holds nothing else
 */
export function noteAttachments(names: readonly string[], blocks: readonly Block[]): Diagnostic[] {
  if (names.length === 0) return []
  const named = names.slice(0, 5).join(', ') + (names.length > 5 ? ' …' : '')
  const hasTable = blocks.some((block) => block.kind === 'table')
  const text = blocks.reduce(
    (sum, block) => sum + (block.kind === 'paragraph' && block.role === 'body' ? block.text.length : 0),
    0,
  )
  if (!hasTable && text < leastText) {
    throw new ReadError(
      'nothing_to_read',
      `the web page holds no report, only links to ${names.length === 1 ? 'a document' : `${names.length} documents`}: ${named}`,
      'Download what it links to and give that, or put it into one folder or ZIP with the page.',
    )
  }
  return [
    {
      code: 'attachments_not_read',
      severity: hasTable ? 'info' : 'warning',
      message: `the web page links to ${names.length === 1 ? 'a document' : `${names.length} documents`}, not read with it: ${named}`,
      data: { names: names.slice(0, mostNamed) },
    },
  ]
}
