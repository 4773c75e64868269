import { z } from 'zod'
import { configFilesSchema } from '../config/find-config.ts'
import { ocrModes } from '../ocr/modes.ts'

/** What `inspect` asks of its child. */
export const inspectRequest = z.object({
  path: z.string(),
  config: configFilesSchema.optional(),
  /** Width of the terminal. */
  columns: z.int().positive(),
  /** Only this page, counted from 1. */
  page: z.int().positive().optional(),
  /** Draw pictures too, into this folder. */
  svg: z.string().optional(),
  /** Which pages are recognised. */
  ocr: z.enum(ocrModes).default('auto'),
})

/** What the child gives: finished text, and the paths of the pictures that it has drawn. */
export const inspection = z.object({ text: z.string(), pictures: z.array(z.string()) })

export type Inspection = z.infer<typeof inspection>
