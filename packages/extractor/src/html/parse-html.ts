import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import { ReadError } from '../errors.ts'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlDocument = DefaultTreeAdapterTypes.Document

const mostElements = 1_000_000
/** Browsers stop nesting at 512. */
const deepest = 1_000

const tooLarge = (what: string): ReadError =>
  new ReadError(
    'limit_expansion',
    `the web page is too large: ${what}`,
    'Take the tables out into a page of their own.',
  )

/**
 * Parses a web page as a browser does (HTML, section 13.2), with an end to what it may become: elements stay in the parser's hands
 * while it builds, so the count is taken there.
 *
 * @throws ReadError `limit_expansion`
 */
export function parseHtml(text: string): HtmlDocument {
  let elements = 0
  let depth = 0
  return parse(text, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(name, namespace, attributes) {
        if (++elements > mostElements) throw tooLarge(`it has more than ${mostElements} elements`)
        return defaultTreeAdapter.createElement(name, namespace, attributes)
      },
      onItemPush() {
        if (++depth > deepest) throw tooLarge(`its elements are nested deeper than ${deepest}`)
      },
      onItemPop() {
        depth--
      },
    },
  })
}

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node

export const attribute = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value
