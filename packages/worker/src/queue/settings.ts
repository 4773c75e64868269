import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { UsageError } from '../cli/usage-error.ts'

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(most))

/** Every setting of the environment, with its default. docs/settings.md lists them; a test compares the two. */
export const settingsSchema = z.object({
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
  GONGKAI_STATE: z.string().min(1).default('.gongkai'),
  GONGKAI_CONCURRENCY: wholeNumber(1_000).default(availableParallelism()),
  GONGKAI_ATTEMPTS: wholeNumber(100).default(3),
  GONGKAI_BACKOFF_SECONDS: wholeNumber(86_400).default(5),
  GONGKAI_FETCH_SECONDS: wholeNumber(86_400).default(120),
  GONGKAI_GRACE_SECONDS: wholeNumber(3_600).default(30),
  GONGKAI_LOCK_SECONDS: wholeNumber(3_600).default(10),
  GONGKAI_STALLED_SECONDS: wholeNumber(3_600).default(5),
  GONGKAI_MAX_WAITING: wholeNumber(10_000_000).default(10_000),
  GONGKAI_SWEEP_SECONDS: wholeNumber(86_400).default(30),
  GONGKAI_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Settings = z.infer<typeof settingsSchema>

/**
 * Reads the settings from the environment. An empty variable counts as not set.
 *
 * @throws UsageError that names the variable.
 */
export function settingsFrom(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UsageError(`the setting ${issue?.path.join('.')} is wrong: ${issue?.message} (docs/settings.md)`)
}
