import type { Result } from '@gongkai/normalizer'
import { toCsv } from './csv.ts'
import { resultText } from './result-text.ts'

/** The ways a result can be written. The name is the ending of the file and the word on the command line. */
export const formats = {
  /** The whole result. */
  json: resultText,
  /** One fact a line. */
  ndjson: (result: Result): string => result.facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''),
  csv: toCsv,
} as const

export type OutputFormat = keyof typeof formats

export const formatNames = Object.keys(formats) as readonly OutputFormat[]
