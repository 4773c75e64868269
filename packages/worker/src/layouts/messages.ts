import { type TableId, vocabulary } from '@gongkai/normalizer'
import { z } from 'zod'
import { configFilesSchema } from '../config/find-config.ts'

/** What `layouts new` asks of its child. */
export const draftRequest = z.object({
  path: z.string(),
  config: configFilesSchema,
  /** Only this table, counted from 1. */
  table: z.int().positive().optional(),
  /** Ends the names of the layouts. */
  suffix: z.string(),
  /** The statement that the tables are, if the user knows it. */
  reads: z.enum(Object.keys(vocabulary) as TableId[]).optional(),
})

/** The text of the declaration, and which tables stand in it. */
export const draftReply = z.object({
  text: z.string(),
  tables: z.array(z.object({ number: z.int(), title: z.string(), unplaced: z.int(), nearest: z.string() })),
  /** Tables left out: a file holds no more than `mostDrafts`. */
  left: z.int(),
})

export type DraftReply = z.infer<typeof draftReply>
