import { extname } from 'node:path'
import { type Attention, attentionOf, byNeed, renderHtml, renderMarkdown } from '@gongkai/normalizer'
import { eachResult } from '../check/each-result.ts'
import { pdfFinder } from '../check/find-pdfs.ts'
import { type ReportFormat, reportFormats } from '../check/report-formats.ts'
import { type Pictures, takePictures } from '../check/take-pictures.ts'
import { renderWorkbook } from '../check/workbook.ts'
import { writeAtomic } from '../output/write-atomic.ts'
import type { PoolLimits } from '../pool/limits.ts'
import { failuresText, notWritten } from './check.ts'
import { showProgress } from './progress.ts'
import { count, printable } from './text.ts'
import { UsageError } from './usage-error.ts'

export interface ReportOptions {
  /** By the ending of `out` unless given, else Markdown. */
  readonly format?: ReportFormat
  /** File of the report; standard output unless given. */
  readonly out?: string
  /** Files and folders with the reports that were read, to draw from. */
  readonly sources: readonly string[]
  readonly jobs: number
  readonly limits: PoolLimits
  /** Module that the children run. */
  readonly cropper: URL
  readonly signal: AbortSignal
}

/**
 * Writes what staff read in the morning, from the results below a folder.
 *
 * @returns Exit code: 0 written, 1 some results could not be read, or the report not written, 130 interrupted.
 * @throws UsageError when a workbook is to be printed.
 */
export async function report(folder: string, options: ReportOptions): Promise<number> {
  const format = formatOf(options)
  if (format === 'xlsx' && options.out === undefined)
    throw new UsageError('a workbook needs a file; give one with --out FILE.xlsx')
  const reports: Attention[] = []
  const paths = new Map<Attention, string>()
  const unread = await eachResult([folder], options.signal, async ({ path, name, result }) => {
    const attention = attentionOf(name.replace(/\.json$/i, ''), result)
    reports.push(attention)
    paths.set(attention, path)
  })
  process.stderr.write(failuresText(unread))
  if (reports.length === 0) return options.signal.aborted ? 130 : 1
  const sorted = byNeed(reports)
  const pictures = format === 'html' ? await picturesOf(sorted, folder, paths, options) : undefined
  if (options.signal.aborted) return 130
  const content = render(sorted, format, pictures)
  if (options.out === undefined) {
    process.stdout.write(content)
  } else {
    try {
      await writeAtomic(options.out, content)
    } catch (error) {
      process.stderr.write(failuresText([{ name: options.out, failure: notWritten(error as NodeJS.ErrnoException) }]))
      return 1
    }
    const look = sorted.filter((one) => one.need === 'look').length
    const parts = [`Wrote ${printable(options.out)}: ${count(reports.length, 'report')}, ${look} to look at`]
    if (pictures !== undefined && pictures.wanted > 0) parts.push(pictureText(pictures).en)
    process.stdout.write(`${parts.join('; ')}\n`)
  }
  return unread.length > 0 ? 1 : 0
}

function formatOf({ format, out }: ReportOptions): ReportFormat {
  const ending = extname(out ?? '')
    .slice(1)
    .toLowerCase()
  return format ?? reportFormats.find((known) => known === ending) ?? 'md'
}

async function picturesOf(
  sorted: readonly Attention[],
  folder: string,
  paths: ReadonlyMap<Attention, string>,
  options: ReportOptions,
): Promise<Pictures> {
  const find = await pdfFinder(folder, options.sources)
  return takePictures(sorted, {
    ...options,
    sourcesOf: (one) => find(paths.get(one) ?? folder, one.source.name),
    progressOf: (total) => showProgress(total, process.stderr),
  })
}

function render(sorted: readonly Attention[], format: ReportFormat, pictures: Pictures | undefined) {
  switch (format) {
    case 'md':
      return renderMarkdown(sorted)
    case 'xlsx':
      return renderWorkbook(sorted)
    case 'html': {
      const { zh, en } = pictureText(pictures)
      return renderHtml(sorted, {
        pictures: (_, entry) => pictures?.of(entry) ?? [],
        ...(zh !== '' && { note: `${zh} P${en.slice(1)}.` }),
      })
    }
  }
}

/** What is said of pictures that are missing; nothing when none is. */
function pictureText(pictures: Pictures | undefined): { readonly zh: string; readonly en: string } {
  if (pictures === undefined || pictures.wanted === 0) return { zh: '', en: '' }
  const { wanted, found, leftOut } = pictures
  const drawn = Math.max(0, found - leftOut)
  const hint = found < wanted - leftOut ? ' (--sources tells where the files are)' : ''
  return {
    zh: `${wanted} 份 PDF 中 ${drawn} 份附有截图。`,
    en: `pictures of ${drawn} of ${count(wanted, 'PDF file')}${hint}`,
  }
}
