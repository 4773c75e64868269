import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rules } from './index.ts'

it('docs/checks.md lists every rule, in order, in the words of the rule', () => {
  const text = readFileSync(new URL('../../../../docs/checks.md', import.meta.url), 'utf8')
  const rows = text.split('\n').filter((line) => line.startsWith('| `') && line.split(' | ').length === 4)
  expect(rows).toEqual(
    rules.map(({ id, severity, title, basis }) => `| \`${id}\` | ${severity} | ${title.en} (${title.zh}) | ${basis} |`),
  )
})
