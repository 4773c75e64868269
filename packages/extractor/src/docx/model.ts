import mammoth from 'mammoth'
import { ReadError } from '../errors.ts'
import type { ZipEntry } from '../zip/open.ts'
import { storeZip } from '../zip/store.ts'

/** The part of mammoth's document model that is read here (its lib/documents.js). */
export interface WordNode {
  readonly type: string
  readonly children?: readonly WordNode[]
  /** Of a bookmark. */
  readonly name?: string
  /** Of a text. */
  readonly value?: string
  /** Of a break: `line`, `page` or `column`. */
  readonly breakType?: string
  /** Of a run, in points. */
  readonly fontSize?: number | null
  /** Of a cell. */
  readonly rowSpan?: number
  readonly colSpan?: number
}

const file = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text, 'utf8') })

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = (entries: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`

/**
 * Parses the main part of a Word document with mammoth. It is given a package of this part alone: no relationships, so there is nothing
 * that it could follow.
 */
export async function wordModel(documentXml: string): Promise<WordNode> {
  const archive = storeZip([
    file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    file(
      '_rels/.rels',
      relationships(`<Relationship Id="m" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    ),
    file('word/document.xml', documentXml),
  ])
  let model: WordNode | undefined
  await mammoth
    .convertToHtml(
      { buffer: Buffer.from(archive) },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        includeDefaultStyleMap: false,
        // The model is what is wanted; of the conversion to HTML nothing is left to do.
        transformDocument: (document: WordNode): WordNode => {
          model = document
          return { ...document, children: [] }
        },
      },
    )
    .catch((error: unknown) => {
      throw new ReadError(
        'corrupt',
        'the Word file cannot be parsed',
        'Open it in Word or WPS and save it anew.',
        undefined,
        {
          cause: error,
        },
      )
    })
  if (model === undefined)
    throw new ReadError('corrupt', 'the Word file has no text part', 'Open it in Word and save it anew.')
  return model
}
