import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const documented = new Set([...text('docs/errors.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code))

test('every code of a file that cannot be read is documented', () => {
  const union = text('packages/extractor/src/errors.ts').match(/ReadErrorCode =([\s|'\w]+)/)?.[1] ?? ''
  const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code)
  expect(codes.length).toBeGreaterThan(0)
  expect(codes.filter((code) => !documented.has(code))).toEqual([])
})

test('every code of a diagnostic is documented', () => {
  const known = new Set(
    ['docs/diagnostics.md', 'docs/prose.md'].flatMap((path) =>
      [...text(path).matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code),
    ),
  )
  const sources = globSync('packages/{extractor,normalizer}/src/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map(text)
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/code: '([a-z_]+)',?\s*severity/g)].map(([, code]) => code),
  )
  expect(codes).toContain('unit_conflict')
  expect(codes.filter((code) => !known.has(code))).toEqual([])
})

test('every code of a set-up that fails is documented', () => {
  const sources = ['failure', 'toolchain'].map((name) => text(`scripts/setup/${name}.mjs`)).join('')
  const codes = [...sources.matchAll(/(?:code: |SetupError\(\s*)'(\w+)'/g)].map(([, code]) => code)
  expect(codes.length).toBeGreaterThan(0)
  expect(codes.filter((code) => !documented.has(code))).toEqual([])
})

test('the pinned pnpm and Node are the ones that package.json and .node-version name', () => {
  const platforms = Object.values<{ node: { version: string }; pnpm: { version: string } }>(
    JSON.parse(text('scripts/toolchain.json')),
  )
  const { packageManager } = JSON.parse(text('package.json'))
  expect(new Set(platforms.map(({ pnpm }) => `pnpm@${pnpm.version}`))).toEqual(new Set([packageManager]))
  expect(new Set(platforms.map(({ node }) => node.version))).toEqual(new Set([text('.node-version').trim()]))
})

test('every guard that is listed stands where it is said to, and its tests are there', () => {
  const rows = [...text('docs/guards.md').matchAll(/^\| .+ \| (`.+) \| (`.+) \|$/gm)]
  expect(rows.length).toBeGreaterThan(50)
  for (const [, places = '', tests = ''] of rows) {
    const [first = '', ...others] = [...places.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
    text(join('packages', first))
    for (const path of others) expect(globSync(`packages/*/src/**/${path}`, { cwd: root })).not.toEqual([])
    let file = ''
    for (const part of tests.split('; ')) {
      const [, path, title = part] = /^`([^`]+)`: (.+)$/.exec(part) ?? []
      if (path !== undefined) file = text(join('packages', path))
      expect(file).toContain(title)
    }
  }
})
