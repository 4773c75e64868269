import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { patternsByTopic } from './patterns/index.ts'

const docs = readFileSync(join(import.meta.dirname, '../../../../docs/prose.md'), 'utf8')

test('docs/prose.md lists every pattern under its section, and no other', () => {
  const documented = new Map<string, string[]>()
  const [, ...sections] = docs.split(/^### /mu)
  for (const section of sections) {
    const rows = section.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:---|a sentence)/u.test(line))
    documented.set(/^`(\w+)`/u.exec(section)?.[1] ?? '', rows)
  }
  const expected = patternsByTopic.map(({ topic, patterns }) => {
    const rows = patterns.map(({ example, facts }) => {
      const gives = facts.map((fact) => `\`${fact.replaceAll('|', ' ')}\``).join('<br>')
      return `| ${example} | ${gives || 'nothing'} |`
    })
    return [topic, [...new Set(rows)]] as const
  })
  expect(documented).toEqual(new Map(expected))
})

test('docs/prose.md explains every diagnostic that sentences and forms give', () => {
  const sources = ['read-sentence', 'read-figure', 'facts', '../evaluation/read-evaluations'].map((name) =>
    readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8'),
  )
  const codes = new Set([...sources.join('').matchAll(/'((?:prose|evaluation)_\w+)'/gu)].map(([, code]) => code))
  for (const why of ['unknown', 'ambiguous']) codes.add(`prose_name_${why}`)
  const explained = new Set([...docs.matchAll(/^\| `((?:prose|evaluation)_\w+)` \|/gmu)].map(([, code]) => code))
  expect(explained).toEqual(codes)
})
