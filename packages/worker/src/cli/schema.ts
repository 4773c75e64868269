import { resultJsonSchema } from '@gongkai/normalizer'

/** The JSON Schema (draft 2020-12) of a result, as text. */
export function schemaText(): string {
  return `${JSON.stringify({ title: 'Result of one report', ...resultJsonSchema() }, undefined, 2)}\n`
}
