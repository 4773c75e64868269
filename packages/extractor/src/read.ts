import { type Member, type PageFile, placePages, readMembers } from './bundle/read-bundle.ts'
import type { Diagnostic, ExtractedDocument, Format } from './document.ts'
import { ReadError } from './errors.ts'
import { nameMismatch } from './kind-names.ts'
import { type Convert, convertDoc } from './legacy/convert-doc.ts'
import type { Limits } from './limits.ts'
import { defaultLimits } from './limits.ts'
import { figuresInFiles } from './ocr/figure-store.ts'
import { type Ocr, pageReader } from './ocr/ocr.ts'
import { readImage } from './ocr/read-image.ts'
import type { Scans } from './pdf/read-pdf.ts'
import { openPictures } from './picture/open-pictures.ts'
import { failingPage, type PictureFile, type PicturePage } from './picture-file.ts'
import { isPlainText, sniff } from './sniff.ts'
import { refuseLarge } from './structure/refuse-large.ts'
import { openZip } from './zip/open.ts'

export interface ReadOptions {
  readonly limits?: Limits
  /** Name of the file, to note when it says another kind than the bytes. */
  readonly name?: string
  /** Called after every page (files that have pages), so that a caller can tell slow reading from none. */
  readonly onPage?: (page: number, pages: number) => void
  /** Opens old formats (DOC, WPS, RTF). Without it they give the error `needs_tool`. */
  readonly convert?: Convert | undefined
  /** Recognises pages without a text layer, and images. Without it such pages are empty and say so. */
  readonly ocr?: Ocr | undefined
}

/**
 * Reads a document: its kind is told by its bytes, never by its name.
 *
 * @throws ReadError when nothing can be read; everything less is a diagnostic in the document.
 */
export async function read(bytes: Uint8Array, options: ReadOptions = {}): Promise<ExtractedDocument> {
  const format = sniff(bytes)
  const document = await readFormat(format, bytes, options)
  const notes = options.name === undefined || format === undefined ? [] : nameMismatch(options.name, format)
  return notes.length === 0 ? document : { ...document, diagnostics: [...notes, ...document.diagnostics] }
}

/**
 * Reads several files as one report, as if they were packed in a ZIP archive.
 *
 * @throws ReadError `nothing_to_read` when none of them can be read
 */
export function readBundle(members: readonly Member[], options: ReadOptions = {}): Promise<ExtractedDocument> {
  const { ocr } = options
  return readMembers(
    members,
    (member) => {
      const figures = ocr?.figures?.inside(member.name)
      return read(member.bytes, { ...options, name: member.name, ocr: figures && ocr ? { ...ocr, figures } : ocr })
    },
    (pages) => readPageImages(pages, options),
  )
}

/** Reads image files as the pages of one document. One that cannot be opened is a page that is not recognised. */
async function readPageImages(members: readonly Member[], options: ReadOptions): Promise<ExtractedDocument> {
  const { ocr, limits = defaultLimits, onPage } = options
  if (ocr === undefined) throw recognitionIsOff()
  const pages: PicturePage[] = []
  const files: PageFile[] = []
  const diagnostics: Diagnostic[] = []
  for (const { name, bytes } of members) {
    const file = openOrFail(() => openImages(bytes, limits, ocr))
    file.pages.forEach((page, i) => {
      pages.push(page)
      files.push({ name, page: i + 1 })
    })
    diagnostics.push(...file.diagnostics.map((note) => ({ ...note, data: { ...note.data, file: name } })))
    diagnostics.push(...nameMismatch(name, 'image'))
  }
  const inFiles = ocr.figures === undefined ? ocr : { ...ocr, figures: figuresInFiles(ocr.figures, files) }
  return placePages(await readImage({ pages, diagnostics }, limits, inFiles, onPage), files)
}

const readers = {
  pdf: () => import('./pdf/read-pdf.ts'),
  docx: () => import('./docx/read-docx.ts'),
  workbook: () => import('./spreadsheet/read-workbook.ts'),
  html: () => import('./html/read-html.ts'),
}

/** The formats, and what reads them: each reader is loaded with the first file that needs it. */
async function readFormat(
  format: Format | undefined,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ExtractedDocument> {
  const limits = options.limits ?? defaultLimits
  switch (format) {
    case 'pdf':
      return (await readers.pdf()).readPdf(bytes, limits, options.onPage, scansOf(options, limits))
    case 'docx':
      return (await readers.docx()).readDocx(bytes, limits)
    case 'xlsx':
      return (await readers.workbook()).readXlsx(bytes, limits)
    case 'xls':
      return (await readers.workbook()).readXls(bytes, limits)
    case 'html':
      return (await readers.html()).readHtml(bytes, limits)
    case 'doc': {
      const converted = await convertDoc(bytes, limits, options.convert)
      return { ...(await (await readers.docx()).readDocx(converted, limits)), format }
    }
    case 'image':
      if (options.ocr === undefined) throw recognitionIsOff()
      return readImage(openImages(bytes, limits, options.ocr), limits, options.ocr, options.onPage)
    case 'zip':
      return readZip(bytes, options, limits)
    default:
      if (isPlainText(bytes)) {
        const message = 'the file is plain text (a table as CSV, or a note), which is not read, whatever its name says'
        throw new ReadError('unsupported', message, 'Open it in Excel or WPS and save it as XLSX.')
      }
      throw new ReadError(
        'unsupported',
        `the file is ${format === undefined ? 'of an unknown kind' : `of kind ${format}, which is not read yet`}`,
        'Give a PDF, a Word or Excel file, a web page, an image, or a ZIP of these.',
      )
  }
}

/** A file that cannot be opened is one page that cannot. */
function openOrFail(open: () => PictureFile): PictureFile {
  try {
    return open()
  } catch (error) {
    if (error instanceof ReadError) return { pages: [failingPage(error)], diagnostics: [] }
    throw error
  }
}

/** @throws ReadError `unsupported` without recognition, `limit_bytes`, `corrupt` */
function openImages(bytes: Uint8Array, limits: Limits, ocr: Ocr): PictureFile {
  refuseLarge(bytes, 'image', limits)
  return openPictures(bytes, limits, ocr.raster)
}

const recognitionIsOff = (): ReadError =>
  new ReadError('unsupported', 'the file is an image, and recognition is off', 'Read it with --ocr auto.')

/** What the PDF reader asks to recognise a page, when recognition is on. */
function scansOf({ ocr }: ReadOptions, limits: Limits): Scans | undefined {
  return ocr && { ...pageReader(ocr, limits.ocr), raster: ocr.raster }
}

function readZip(bytes: Uint8Array, options: ReadOptions, limits: Limits): Promise<ExtractedDocument> {
  const { nesting, totalBytes } = limits.zip
  if (nesting < 0) {
    const message = 'archives stand inside archives deeper than is allowed'
    throw new ReadError('limit_expansion', message, 'Unpack the inner archives first.')
  }
  // Copies: a member may be a view of the archive, and parsers take the memory of what they are given.
  const members = openZip(bytes, limits.zip).map((entry) => ({ name: entry.name, bytes: new Uint8Array(entry.bytes) }))
  const unpacked = members.reduce((sum, member) => sum + member.bytes.byteLength, 0)
  // What an archive inside may unpack to is what this one has left.
  const zip = { ...limits.zip, nesting: nesting - 1, totalBytes: Math.max(0, totalBytes - unpacked) }
  return readBundle(members, { ...options, limits: { ...limits, zip } })
}
