import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Result, recheck, resultSchema } from '../packages/normalizer/src/index.ts'
import { median } from './speed.ts'

/** The results of the samples. */
export function goldenResults(folder: string): readonly Result[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => resultSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}

/** Results are small beside what the clock of the processor can tell. */
const repeats = 10

/**
 * Milliseconds of the processor that checking one report takes: the median of each report over all rounds, and of these the
 * longest.
 */
export function measureChecks(results: readonly Result[], rounds: number): number {
  const times = results.map(() => [] as number[])
  for (let round = 0; round <= rounds; round++) {
    for (const [index, result] of results.entries()) {
      const before = process.cpuUsage()
      for (let n = 0; n < repeats; n++) recheck(result)
      const { user, system } = process.cpuUsage(before)
      // The first round warms up and is not counted.
      if (round > 0) times[index]?.push((user + system) / 1000 / repeats)
    }
  }
  return Math.max(...times.map(median))
}
