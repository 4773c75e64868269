import { z } from 'zod'
import { resultSchema } from './result.ts'

/** JSON Schema (draft 2020-12) of a result, as `gongkai schema` publishes it. */
export function resultJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(resultSchema)
}
