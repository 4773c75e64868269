import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingsFrom, settingsSchema } from './settings.ts'

test('what is not set has its default; empty counts as not set', () => {
  expect(settingsFrom({ REDIS_URL: '', HOME: '/root' })).toMatchObject({
    GONGKAI_STATE: '.gongkai',
    GONGKAI_ATTEMPTS: 3,
  })
  expect(settingsFrom({ GONGKAI_ATTEMPTS: '5' }).GONGKAI_ATTEMPTS).toBe(5)
})

test.each([
  ['GONGKAI_ATTEMPTS', '0'],
  ['GONGKAI_ATTEMPTS', 'many'],
  ['REDIS_URL', 'localhost:6379'],
  ['DATABASE_URL', 'mysql://db'],
  ['GONGKAI_LOG', 'loud'],
])('a wrong setting is named: %s=%s', (name, value) => {
  expect(() => settingsFrom({ [name]: value })).toThrow(name)
})

test('docs/settings.md tells every setting and its default', () => {
  const text = readFileSync(new URL('../../../../docs/settings.md', import.meta.url), 'utf8')
  const told = new Map([...text.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)].map(([, name, value]) => [name, value]))
  expect([...told.keys()].sort()).toEqual(Object.keys(settingsSchema.shape).sort())
  const { GONGKAI_CONCURRENCY: _, ...defaults } = settingsFrom({})
  for (const [name, value] of Object.entries(defaults)) expect(told.get(name)).toBe(`\`${value}\``)
})
