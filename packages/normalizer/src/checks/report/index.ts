export { type Attention, attentionOf, byNeed, type Need, type Read } from './attention.ts'
export { renderHtml } from './html.ts'
export { renderMarkdown } from './markdown.ts'
