/** A process that owns a pool whose only child loops for ever. Tests kill it, and see what becomes of the child. */
import { z } from 'zod'
import { defaultPoolLimits } from '../limits.ts'
import { Pool } from '../pool.ts'
import type { Deed } from './obedient-reader.ts'

const pool = new Pool({
  entry: new URL('./obedient-reader.ts', import.meta.url),
  jobs: 1,
  limits: defaultPoolLimits,
  value: z.string(),
})
await pool.run({ do: 'loop', pidFile: process.argv[2] } satisfies Deed)
