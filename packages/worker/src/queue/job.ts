import { z } from 'zod'
import type { Engine } from '../store/store.ts'

/** What a job carries: where the bytes are, and which they must be. Never the bytes themselves. */
export const reportJob = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  path: z.string().min(1).max(4_096),
})

export type ReportJob = z.infer<typeof reportJob>

/** Who adds the same bytes for the same engine twice gets one job. BullMQ allows no colon in the id. */
export const jobId = ({ sha256 }: ReportJob, { version, layouts }: Engine): string =>
  `${sha256}-${version}-${layouts}`.replaceAll(':', '_')

export const scheduleJob = z.object({ name: z.string().min(1), source: z.string().min(1) })

export type ScheduleJob = z.infer<typeof scheduleJob>
