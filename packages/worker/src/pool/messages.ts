import { z } from 'zod'

/** Why a document failed. `code` is one of docs/errors.md. */
export const failureSchema = z.object({
  code: z.string().min(1),
  message: z.string(),
  /** What the user can do about it. */
  advice: z.string(),
  /** Where in the file, if known. */
  where: z.string().optional(),
})

export type Failure = z.infer<typeof failureSchema>

/** From the pool to a child: read this. `id` ties the answers to the question. */
export const requestSchema = z.object({ id: z.int(), request: z.unknown() })

const answer = { id: z.int() }

/** From a child to the pool. */
export const replySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    ...answer,
    page: z.int().nonnegative(),
    pages: z.int().nonnegative(),
    /** Pages that recognition (OCR) has begun; they may take longer. */
    recognised: z.int().nonnegative().optional(),
  }),
  z.object({ kind: z.literal('value'), ...answer, value: z.unknown() }),
  z.object({ kind: z.literal('failure'), ...answer, failure: failureSchema }),
])

export type Reply = z.infer<typeof replySchema>

/** What became of a document. `cancelled`: the pool was stopped before it was read. */
export type Outcome<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'cancelled' }
