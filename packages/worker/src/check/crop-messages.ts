import { z } from 'zod'

const box = z.tuple([z.number(), z.number(), z.number(), z.number()])

/** What stands on one page and is to be shown. */
const markSchema = z.object({
  page: z.int().positive(),
  box,
  /** The figure that is likely wrong. */
  suspect: z.boolean(),
})

/** What is asked of a child that crops: the marks of each entry of one report. */
export const cropRequest = z.object({
  /** Files that may be the source; that with the right bytes is. */
  paths: z.array(z.string()),
  sha256: z.string(),
  entries: z.array(z.array(markSchema)),
})

/** For each entry its crops; `undefined` where no path holds the source. */
export const cropReply = z.object({
  entries: z.array(z.array(z.object({ page: z.int(), svg: z.string() }))).optional(),
})

export type Mark = z.infer<typeof markSchema>
export type CropRequest = z.infer<typeof cropRequest>
export type CropReply = z.infer<typeof cropReply>
