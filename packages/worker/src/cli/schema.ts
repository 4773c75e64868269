import { resultSchema } from '@gongkai/normalizer'
import { z } from 'zod'

/** The JSON Schema (draft 2020-12) of a result, as text. */
export function schemaText(): string {
  return `${JSON.stringify({ title: 'Result of one report', ...z.toJSONSchema(resultSchema) }, undefined, 2)}\n`
}
