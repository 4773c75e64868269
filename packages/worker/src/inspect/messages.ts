import { z } from 'zod'

/** What `inspect` asks of its child. */
export const inspectRequest = z.object({
  path: z.string(),
  /** Width of the terminal. */
  columns: z.int().positive(),
  /** Only this page, counted from 1. */
  page: z.int().positive().optional(),
  /** Draw pictures too. */
  draw: z.boolean(),
})

/** What the child gives: finished text and pictures, so that a hostile file never reaches the parent as data. */
export const inspection = z.object({
  text: z.string(),
  pictures: z.array(z.object({ page: z.int().positive(), svg: z.string() })),
})

export type Inspection = z.infer<typeof inspection>
