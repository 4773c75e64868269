/**
 * Reads so many documents in a process of its own, and prints its memory as it goes. `memory.ts FOLDER CONTENDER COUNT`
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type ContenderName, contenders } from './contenders.ts'
import { pdfFiles } from './files.ts'

export interface MemoryReport {
  /** Most resident memory at any time. */
  readonly peakBytes: number
  /** After the first quarter of the documents, and after the last: what is held, garbage taken away. */
  readonly heldEarly: number
  readonly heldLate: number
}

const [folder = '', name = 'reading', count = '1'] = process.argv.slice(2)
const files = await pdfFiles(folder)
const contender = contenders[name as ContenderName]
const total = Number(count)
let heldEarly = 0
for (let n = 1; n <= total; n++) {
  await contender(files[n % files.length] ?? new Uint8Array())
  if (n === Math.ceil(total / 4)) heldEarly = await held()
}
const report: MemoryReport = { peakBytes: process.resourceUsage().maxRSS * 1024, heldEarly, heldLate: await held() }
process.send?.(report)
process.disconnect?.()

/** Heap and buffers after garbage collection. Streams and parsers let go of theirs a moment after they are closed. */
async function held(): Promise<number> {
  await sleep(100)
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
