import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { pageSeries } from '@gongkai/extractor'
import { glob, isDynamicPattern } from 'tinyglobby'
import { escaped, lostName, nameNotUtf8, textOf } from './name-not-utf8.ts'
import type { Failure } from './pool/messages.ts'

/** What the PATHs of a command line stand for. */
export interface Sources {
  /**
   * Absolute paths, each file once, in the order given; inside a folder sorted by name. A folder among them is a bundle: one
   * report with its attachments, or with an image for each page.
   */
  readonly files: readonly string[]
  /** PATHs that stand for no file. */
  readonly failures: readonly { readonly path: string; readonly failure: Failure }[]
  /** Files inside folders that are of no kind that holds reports, and links to other folders. */
  readonly ignored: number
}

/**
 * Files that a folder is searched for. A file that is named itself is always tried: its bytes tell what it is. Kinds
 * that are not read yet are here too, so that a report is never passed over in silence.
 */
const reportExtensions = new Set(
  'pdf docx docm doc wps rtf xlsx xlsm xls et html htm mht mhtml zip rar 7z ofd png jpg jpeg tif tiff bmp'.split(' '),
)

/** Finds the files that PATHs (files, folders, patterns such as `2023/*.pdf`) stand for. */
export async function findSources(paths: readonly string[]): Promise<Sources> {
  /** By their real paths: a file that is reached twice, by a link or by two PATHs, is read once. */
  const files = new Map<string, string>()
  const failures: { path: string; failure: Failure }[] = []
  let ignored = 0
  for (const path of paths) {
    const found = await findOne(path)
    for (const file of found.files) {
      const real = await realpath(file).catch(() => resolve(file))
      if (!files.has(real)) files.set(real, resolve(file))
    }
    failures.push(...found.unreadable)
    if (found.files.length === 0 && found.unreadable.length === 0) failures.push({ path, failure: found.nothing })
    ignored += found.ignored
  }
  return { files: [...files.values()], failures, ignored }
}

interface Found {
  readonly files: readonly string[]
  readonly ignored: number
  /** Folders that cannot be opened, and names that cannot be told: neither is passed over in silence. */
  readonly unreadable: Sources['failures']
  /** What to say when there are no files. */
  readonly nothing: Failure
}

async function findOne(path: string): Promise<Found> {
  // A name with brackets or stars that exists is that file, not a pattern.
  const kind = await stat(path).catch(() => undefined)
  if (kind?.isDirectory()) return findInFolder(path)
  const nothing = noSuch(path)
  if (kind !== undefined) return { files: [path], ignored: 0, unreadable: [], nothing }
  const lost = await lostName(path)
  if (lost !== undefined) return { files: [], ignored: 0, unreadable: [{ path, failure: lost }], nothing }
  if (!isDynamicPattern(path)) return { files: [], ignored: 0, unreadable: [], nothing }
  const matches = await glob(path, {
    absolute: true,
    expandDirectories: false,
    onlyFiles: true,
    followSymbolicLinks: false,
  })
  const files: string[] = []
  const unreadable: { path: string; failure: Failure }[] = []
  for (const match of matches.filter((each) => !isTemporary(basename(each))).sort(byName)) {
    const failure = await lostName(match)
    if (failure === undefined) files.push(match)
    else unreadable.push({ path: match, failure })
  }
  return { files, ignored: 0, unreadable, nothing: noMatch(path) }
}

async function findInFolder(folder: string): Promise<Found> {
  const files: string[] = []
  const unreadable: { path: string; failure: Failure }[] = []
  let ignored = 0
  const pending = [folder]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const listed = await readdir(next, { withFileTypes: true, encoding: 'buffer' }).catch((error) => {
      unreadable.push({ path: next, failure: cannotOpen(next, error) })
      return []
    })
    const entries: Named[] = []
    for (const entry of listed) {
      const name = textOf(entry.name)
      const shown = escaped(entry.name)
      if (name !== undefined) entries.push({ name, entry })
      else if (isTemporary(shown)) continue
      else if (entry.isDirectory() || reportExtensions.has(extension(shown)))
        unreadable.push({ path: join(next, shown), failure: nameNotUtf8(entry.name) })
      else ignored += 1
    }
    if (entries.some(({ name, entry }) => entry.isFile() && isReportOfBundle(name)) || arePages(entries)) {
      files.push(next)
      continue
    }
    for (const { name, entry } of entries) {
      const path = join(next, name)
      if (isTemporary(name)) continue
      const isFile = entry.isSymbolicLink() ? await leadsToFile(path) : entry.isFile()
      // Links to folders are not followed: they may lead round in a circle.
      if (entry.isDirectory()) {
        // Packages of software bring pictures and pages of their own.
        if (name !== 'node_modules') pending.push(path)
      } else if (entry.isSymbolicLink() && isFile !== true) {
        if (isFile === undefined && reportExtensions.has(extension(name)))
          unreadable.push({ path, failure: brokenLink(path) })
        else ignored += 1
      } else if (reportExtensions.has(extension(name))) files.push(path)
      else ignored += 1
    }
  }
  return { files: files.sort(byName), ignored, unreadable, nothing: noReports(folder) }
}

/** Whether there is a file behind a link; undefined when there is nothing, or the link leads to itself. */
const leadsToFile = async (path: string): Promise<boolean | undefined> =>
  (await stat(path).catch(() => undefined))?.isFile()

/** An entry of a folder, with its name as text. */
interface Named {
  readonly name: string
  readonly entry: Dirent<Buffer>
}

/** A folder that holds a file `report.pdf` (or of another kind) is one report; the other files in it are its attachments. */
const isReportOfBundle = (name: string): boolean =>
  /^report\.[^.]+$/i.test(name) && reportExtensions.has(extension(name))

/**
 * Single images that differ by a number in their names (`扫描-01.jpg`, `扫描-02.jpg`) are the pages of one report: no report fits on a page. TIFF
 * files are not among them: one may hold many pages, and be a report.
 */
function arePages(entries: readonly Named[]): boolean {
  const reports = entries.filter(({ name }) => !isTemporary(name) && reportExtensions.has(extension(name)))
  const series = reports.map(({ name }) => (pageExtensions.has(extension(name)) ? pageSeries(name) : undefined))
  return reports.length > 1 && series[0] !== undefined && series.every((one) => one === series[0])
}

const pageExtensions = new Set('png jpg jpeg bmp'.split(' '))

const extension = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Hidden files (`.DS_Store`), locks and half-written files of office programs (`~$x.docx`, `.~lock.x#`). */
const isTemporary = (name: string): boolean => name.startsWith('.') || name.startsWith('~$')

/** By code points, so that the order is the same on every machine. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const cannotOpen = (folder: string, error: NodeJS.ErrnoException): Failure => ({
  code: 'not_found',
  message: `the folder ${folder} cannot be opened (${error.code ?? error.message})`,
  advice: 'Check that you may read the folder.',
})

const brokenLink = (path: string): Failure => ({
  code: 'not_found',
  message: `the link ${path} leads to nothing`,
  advice: 'Put the link right, or remove it.',
})

const noSuch = (path: string): Failure => ({
  code: 'not_found',
  message: `there is no file or folder ${path}`,
  advice: 'Check the path.',
})

const noMatch = (pattern: string): Failure => ({
  code: 'not_found',
  message: `no file matches ${pattern}`,
  advice: 'Check the pattern; * stands for any name, ** for any folders.',
})

const noReports = (folder: string): Failure => ({
  code: 'not_found',
  message: `the folder ${folder} holds no reports`,
  advice: `Reports are files that end in ${[...reportExtensions]
    .slice(0, 8)
    .map((e) => `.${e}`)
    .join(', ')} and the like.`,
})
