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

/** Milliseconds that checking one report takes: the median of each report over all rounds, and of these the longest. */
export function measureChecks(results: readonly Result[], rounds: number): number {
  const times = results.map(() => [] as number[])
  for (let round = 0; round <= rounds; round++) {
    for (const [index, result] of results.entries()) {
      const before = performance.now()
      recheck(result)
      // The first round warms up and is not counted.
      if (round > 0) times[index]?.push(performance.now() - before)
    }
  }
  return Math.max(...times.map(median))
}
