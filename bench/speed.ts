import { type Contender, type ContenderName, contenders } from './contenders.ts'

export interface Speed {
  readonly name: ContenderName
  /** Pages in a second of one core. */
  readonly pagesPerSecond: number
  /** Time in relation to pdf.js alone in the same round: the median over all rounds. */
  readonly ratio: number
}

const names = Object.keys(contenders) as readonly ContenderName[]

/**
 * Lets the contenders read the files in turn, several rounds, each round in another order. Counted is the time of the
 * processor, so that other work on the machine does not disturb the figures. The first round warms up and is not counted.
 */
export async function measureSpeed(files: readonly Uint8Array[], rounds: number): Promise<readonly Speed[]> {
  const times: Record<ContenderName, number[]> = { 'pdf.js alone': [], reading: [], 'reading and meaning': [] }
  let pages = 0
  for (let round = 0; round <= rounds; round++) {
    for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
      const lap = await timeOf(contenders[name], files)
      pages = lap.pages
      if (round > 0) times[name].push(lap.seconds)
    }
  }
  const yardstick = times['pdf.js alone']
  return names.map((name) => ({
    name,
    pagesPerSecond: pages / median(times[name]),
    ratio: median(times[name].map((seconds, round) => seconds / (yardstick[round] ?? Number.NaN))),
  }))
}

async function timeOf(contender: Contender, files: readonly Uint8Array[]): Promise<{ pages: number; seconds: number }> {
  globalThis.gc?.()
  const before = process.cpuUsage()
  let pages = 0
  for (const bytes of files) pages += await contender(bytes)
  const { user, system } = process.cpuUsage(before)
  return { pages, seconds: (user + system) / 1e6 }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
