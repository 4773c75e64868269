import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findSources } from './sources.ts'

/** The user who runs tests may read every folder: one of this name is closed to all. */
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const readdir = async (path: string, options: { withFileTypes: true; encoding: 'buffer' }) => {
    if (path.endsWith('locked')) throw Object.assign(new Error('no entry'), { code: 'EACCES' })
    return real.readdir(path, options)
  }
  return { ...real, readdir }
})

const folder = mkdtempSync(join(tmpdir(), 'gongkai-sources-'))
const names = [
  'in/b.pdf',
  'in/a.PDF',
  'in/deep/c.docx',
  'in/.DS_Store',
  'in/~$c.docx',
  'in/.hidden/d.pdf',
  'in/notes.txt',
  'in/node_modules/x/logo.png',
  '决算 [公开] (1).pdf',
  'empty/readme.md',
  'bundles/one/report.pdf',
  'bundles/one/附件1.xlsx',
  'bundles/two.docx',
  'pages/扫描件-1.jpg',
  'pages/扫描件-2.jpg',
  'pages/扫描件-10.png',
  'pages/.DS_Store',
  'tiffs/甲1.tif',
  'tiffs/甲2.tif',
  'towns/东镇.png',
  'towns/西镇2.png',
  'partly/a.pdf',
  'partly/locked/b.pdf',
]

beforeAll(() => {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), 'x')
  }
  symlinkSync(join(folder, 'in'), join(folder, 'in/round'))
  symlinkSync(join(folder, 'in/b.pdf'), join(folder, 'in/deep/link.pdf'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function find(...paths: readonly string[]) {
  const { files, failures, ignored } = await findSources(paths.map((path) => join(folder, path)))
  return { files: files.map((file) => relative(folder, file)), failures, ignored }
}

test('a folder is searched to the bottom, in the order of names; others are counted', async () => {
  expect(await find('in')).toEqual({
    files: ['in/a.PDF', 'in/b.pdf', 'in/deep/c.docx'],
    failures: [],
    // Notes, and a link to a folder.
    ignored: 2,
  })
})

test('a folder with a file named report is one report', async () => {
  expect((await find('bundles')).files).toEqual(['bundles/one', 'bundles/two.docx'])
  expect((await find('bundles/one')).files).toEqual(['bundles/one'])
  expect((await find('bundles/one/report.pdf')).files).toEqual(['bundles/one/report.pdf'])
})

test('images that differ by a number are the pages of one report', async () => {
  expect((await find('pages')).files).toEqual(['pages'])
  expect((await find('tiffs')).files).toEqual(['tiffs/甲1.tif', 'tiffs/甲2.tif'])
  expect((await find('towns')).files).toEqual(['towns/东镇.png', 'towns/西镇2.png'])
})

test('a folder that cannot be opened is a failure, and the others are read', async () => {
  const { files, failures } = await find('partly')
  expect(files).toEqual(['partly/a.pdf'])
  expect(failures).toMatchObject([
    { path: join(folder, 'partly/locked'), failure: { message: expect.stringContaining('EACCES') } },
  ])
})

test('a name that is not UTF-8 is told with its bytes, and how it is put right', async () => {
  const gbk = Buffer.concat([Buffer.from(join(folder, 'in/')), Buffer.from([0xbe, 0xf6, 0xcb, 0xe3])])
  const [file, other, inner] = ['.pdf', '.txt', ''].map((end) => Buffer.concat([gbk, Buffer.from(end)]))
  for (const path of [file, other]) writeFileSync(path ?? '', 'x')
  mkdirSync(inner ?? '')
  const { files, failures, ignored } = await find('in')
  expect({ files: files.length, ignored }).toEqual({ files: 3, ignored: 3 })
  expect(failures).toMatchObject([
    { path: join(folder, String.raw`in/\xbe\xf6\xcb\xe3`) },
    { path: join(folder, String.raw`in/\xbe\xf6\xcb\xe3.pdf`) },
  ])
  expect(failures[1]?.failure).toEqual({
    code: 'name_not_utf8',
    message: String.raw`the name \xbe\xf6\xcb\xe3.pdf is not UTF-8 (in GBK it is 决算.pdf)`,
    advice: expect.stringContaining("mv $'BYTES' NAME"),
  })
  // On a command line, and among what matches a pattern, it has lost its bytes already.
  for (const path of [String(file).slice(folder.length + 1), 'in/*.pdf'])
    expect((await find(path)).failures).toMatchObject([{ failure: { message: failures[1]?.failure.message } }])
  for (const path of [file, other, inner]) rmSync(path ?? '', { recursive: true })
})

test('a link that leads to nothing, or to itself, is told; one to a folder is passed over', async () => {
  const links = join(folder, 'links')
  mkdirSync(links)
  symlinkSync('nowhere.pdf', join(links, 'broken.pdf'))
  symlinkSync('self.pdf', join(links, 'self.pdf'))
  symlinkSync('nowhere', join(links, 'other'))
  symlinkSync('..', join(links, 'up'))
  symlinkSync('../in/b.pdf', join(links, 'b.pdf'))
  const { files, failures, ignored } = await find('links')
  expect({ files, ignored }).toEqual({ files: ['links/b.pdf'], ignored: 2 })
  expect(failures).toMatchObject(
    ['broken.pdf', 'self.pdf'].map((name) => ({
      failure: { code: 'not_found', message: `the link ${join(links, name)} leads to nothing` },
    })),
  )
})

test('a file that is named is taken, whatever its name', async () => {
  expect((await find('in/notes.txt')).files).toEqual(['in/notes.txt'])
})

test('a name with brackets that exists is a file, not a pattern', async () => {
  expect((await find('决算 [公开] (1).pdf')).files).toEqual(['决算 [公开] (1).pdf'])
})

test('patterns are expanded', async () => {
  expect((await find('in/**/*.{pdf,docx}')).files).toEqual(['in/b.pdf', 'in/deep/c.docx'])
})

test('a file that is meant twice, or reached by a link too, is read once', async () => {
  expect((await find('in/b.pdf', 'in', 'in/deep/../b.pdf')).files[0]).toBe('in/b.pdf')
  expect((await find('in/b.pdf', 'in')).files).toHaveLength(3)
})

test.each([
  ['missing.pdf', 'there is no file or folder'],
  ['in/*.xls', 'no file matches'],
  ['empty', 'holds no reports'],
])('%s stands for nothing, and says so', async (path, message) => {
  const { failures } = await find(path)
  expect(failures[0]?.failure).toMatchObject({ code: 'not_found', message: expect.stringContaining(message) })
})
