import type { Result } from '@gongkai/normalizer'

/**
 * A result as it is stored: one fact, one check, one diagnostic a line. Half as long as indented JSON, and a change of one fact is a
 * change of one line.
 *
 *     {
 *       "schemaVersion": 1,
 *       "source": {"sha256":"…","name":"report.pdf"},
 *       "facts": [
 *         {"table":"income","item":"total","column":"total","value":"7087300"},
 *         …
 *       ],
 */
export function resultText(result: Result): string {
  const fields = Object.entries(result).map(([name, value]) => `  ${JSON.stringify(name)}: ${fieldText(value)}`)
  return `{\n${fields.join(',\n')}\n}\n`
}

function fieldText(value: Result[keyof Result]): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  return value.length === 0 ? '[]' : `[\n${value.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`
}
