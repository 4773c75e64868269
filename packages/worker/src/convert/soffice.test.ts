import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReadError } from '@gongkai/extractor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSoffice } from './find-soffice.ts'
import { sofficeConverter } from './soffice.ts'

const limits = { seconds: 1, addressBytes: 4096 * 2 ** 20, outputBytes: 1_000 }
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A program in the place of LibreOffice; `$last` is the file to convert, `out/` stands beside it. */
async function stand(script: string) {
  const program = join(folder, `soffice-${script.length}`)
  await writeFile(program, `#!/bin/sh\nfor last; do :; done\nout=$(dirname "$last")/out\nmkdir -p "$out"\n${script}\n`)
  await chmod(program, 0o755)
  const convert = sofficeConverter(() => {}, program, limits)
  if (convert === undefined) throw new Error('a program was given')
  return convert
}

const errorOf = async (script: string) => {
  const convert = await stand(script)
  const error = await convert(new Uint8Array([1])).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ReadError)
  return error instanceof ReadError ? error.code : undefined
}

describe('sofficeConverter', () => {
  it('gives what LibreOffice wrote, and leaves nothing behind', async () => {
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('gongkai-convert-'))
    const convert = await stand('cp "$last" "$out/in.docx"')
    expect(await convert(new Uint8Array([7, 8, 9]))).toEqual(new Uint8Array([7, 8, 9]))
    const after = (await readdir(tmpdir())).filter((name) => name.startsWith('gongkai-convert-'))
    expect(after).toEqual(before)
  })

  it('gives LibreOffice a profile in which macros are off', async () => {
    const convert = await stand(
      'cat "$(dirname "$last")"/profile/user/registrymodifications.xcu | head -c 900 > "$out/in.docx"',
    )
    expect(Buffer.from(await convert(new Uint8Array([1]))).toString()).toContain('DisableMacrosExecution')
  })

  it('ends in a typed error for every way to fail', async () => {
    expect(await errorOf('echo no >&2; exit 1')).toBe('corrupt')
    expect(await errorOf('exec sleep 30')).toBe('limit_time')
    expect(await errorOf('head -c 2000 /dev/zero > "$out/in.docx"')).toBe('limit_expansion')
  }, 15_000)

  it('is found on the PATH', async () => {
    await writeFile(join(folder, 'soffice'), '#!/bin/sh\n', { mode: 0o755 })
    expect(findSoffice(`/nowhere:${folder}`)).toBe(join(folder, 'soffice'))
  })
})
