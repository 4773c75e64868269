import type { Attention, Entry, Picture } from '@gongkai/normalizer'
import type { Progress } from '../cli/progress.ts'
import { count, printable } from '../cli/text.ts'
import type { PoolLimits } from '../pool/limits.ts'
import { Pool } from '../pool/pool.ts'
import { type CropRequest, cropReply, type Mark } from './crop-messages.ts'

export interface PictureOptions {
  readonly jobs: number
  readonly limits: PoolLimits
  /** Module that the children run. */
  readonly cropper: URL
  /** Files that may be the source of a report. */
  readonly sourcesOf: (report: Attention) => Promise<readonly string[]>
  readonly signal: AbortSignal
  /** Shows how far it has come: so many reports are to be drawn. */
  readonly progressOf: (total: number) => Progress
}

export interface Pictures {
  readonly of: (entry: Entry) => readonly Picture[]
  /** Reports with places on pages of a PDF. */
  readonly wanted: number
  /** Of these, those whose source is at hand. */
  readonly found: number
  /** Of these, those left out because the pictures of others take all the room. */
  readonly leftOut: number
}

/** So that a browser opens the file at once. */
const mostCharacters = 32 * 2 ** 20
/** Entries of one report with pictures; the gravest come first. */
const mostEntries = 60

/** Draws the places of what fails, for the reports in the order given, as long as there is room. */
export async function takePictures(reports: readonly Attention[], options: PictureOptions): Promise<Pictures> {
  const tasks = reports.flatMap((report) => taskOf(report) ?? [])
  const pool = new Pool({ entry: options.cropper, jobs: options.jobs, limits: options.limits, value: cropReply })
  const stop = (): void => void pool.stop()
  options.signal.addEventListener('abort', stop, { once: true })
  const drawn: (ReadonlyMap<Entry, readonly Picture[]> | undefined)[] = new Array(tasks.length)
  const progress = options.progressOf(tasks.length)
  let characters = 0
  let next = 0
  const work = async (): Promise<void> => {
    while (next < tasks.length && characters <= mostCharacters) {
      const at = next++
      const task = tasks[at]
      if (task === undefined) return
      const pictures = await draw(task, pool, options)
      drawn[at] = pictures
      if (pictures !== undefined) characters += sizeOf(pictures)
      if (!options.signal.aborted) progress.done(progressText(task, pictures))
    }
  }
  await Promise.all(Array.from({ length: options.jobs }, work))
  progress.end()
  await pool.stop()
  options.signal.removeEventListener('abort', stop)
  return keep(drawn, next)
}

/** Which reports have their pictures depends on the order alone, not on which of them was drawn first. */
function keep(drawn: readonly (ReadonlyMap<Entry, readonly Picture[]> | undefined)[], tried: number): Pictures {
  const kept = new Map<Entry, readonly Picture[]>()
  let characters = 0
  let found = 0
  let leftOut = drawn.length - tried
  for (const pictures of drawn.slice(0, tried)) {
    if (pictures === undefined) continue
    found += 1
    characters += sizeOf(pictures)
    if (characters > mostCharacters) leftOut += 1
    else for (const [entry, listed] of pictures) kept.set(entry, listed)
  }
  return { of: (entry) => kept.get(entry) ?? [], wanted: drawn.length, found, leftOut }
}

interface Task {
  readonly report: Attention
  readonly entries: readonly Entry[]
  readonly marks: readonly (readonly Mark[])[]
}

function taskOf(report: Attention): Task | undefined {
  if (report.source.format !== 'pdf' || report.need === 'none') return undefined
  const entries = report.entries.filter((entry) => marksOf(entry).length > 0).slice(0, mostEntries)
  return entries.length === 0 ? undefined : { report, entries, marks: entries.map(marksOf) }
}

function marksOf({ figures, places }: Entry): Mark[] {
  const marked = figures.length > 0 ? figures : places.map((place) => ({ place, suspect: false }))
  return marked.flatMap(({ place, suspect }) =>
    place.in === 'page' && place.file === undefined ? [{ page: place.page, box: place.box, suspect }] : [],
  )
}

async function draw(
  { report, entries, marks }: Task,
  pool: Pool<typeof cropReply._output>,
  { sourcesOf }: PictureOptions,
): Promise<ReadonlyMap<Entry, readonly Picture[]> | undefined> {
  const paths = await sourcesOf(report)
  if (paths.length === 0) return undefined
  const request: CropRequest = {
    paths: [...paths],
    sha256: report.source.sha256,
    entries: marks.map((one) => [...one]),
  }
  const outcome = await pool.run(request)
  if (outcome.kind !== 'value' || outcome.value.entries === undefined) return undefined
  const { entries: replies } = outcome.value
  return new Map(
    entries.map((entry, index) => [
      entry,
      (replies[index] ?? []).map(({ page, svg }) => ({ caption: `第 ${page} 页 page ${page}`, svg })),
    ]),
  )
}

function progressText({ report }: Task, pictures: ReadonlyMap<Entry, readonly Picture[]> | undefined): string {
  const drawn = pictures === undefined ? 'not at hand' : count([...pictures.values()].flat().length, 'picture')
  return `${printable(report.name)}: ${drawn}`
}

function sizeOf(pictures: ReadonlyMap<Entry, readonly Picture[]>): number {
  return [...pictures.values()].flat().reduce((sum, { svg }) => sum + svg.length, 0)
}
