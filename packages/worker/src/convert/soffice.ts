import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Convert, ReadError } from '@gongkai/extractor'
import { findSoffice } from './find-soffice.ts'
import { safeProfile } from './profile.ts'

export interface ConvertLimits {
  /** Seconds that a conversion may take. */
  readonly seconds: number
  /** Address space of LibreOffice in bytes. It maps far more than it uses. */
  readonly addressBytes: number
  /** Size of the DOCX that it may write. */
  readonly outputBytes: number
}

const MB = 1024 * 1024
const defaults: ConvertLimits = { seconds: 60, addressBytes: 4096 * MB, outputBytes: 64 * MB }

/** Seconds between signs of life while LibreOffice works: less than the silence that a pool bears. */
const beat = 5

/**
 * A converter of old Word formats (DOC, WPS, RTF) to DOCX by LibreOffice; `undefined` where LibreOffice is not installed. Every
 * conversion has a profile and a folder of its own, which are gone afterwards.
 *
 * @param onBeat called every few seconds while LibreOffice works
 */
export function sofficeConverter(
  onBeat: () => void = () => {},
  program: string | undefined = findSoffice(),
  limits: ConvertLimits = defaults,
): Convert | undefined {
  if (program === undefined) return undefined
  return async (bytes) => {
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-convert-'))
    const pulse = setInterval(onBeat, beat * 1000)
    try {
      return await convertIn(folder, program, bytes, limits)
    } finally {
      clearInterval(pulse)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

async function convertIn(
  folder: string,
  program: string,
  bytes: Uint8Array,
  limits: ConvertLimits,
): Promise<Uint8Array> {
  const profile = join(folder, 'profile')
  const input = join(folder, 'in.doc')
  const output = join(folder, 'out', 'in.docx')
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), safeProfile())
  await writeFile(input, bytes)
  const told = await run(
    program,
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--nodefault', '--nolockcheck', '--nofirststartwizard'],
      ...['--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'out'), input],
    ],
    folder,
    limits,
  )
  const size = await stat(output).then(
    (file) => file.size,
    () => undefined,
  )
  if (size === undefined) {
    const message = `LibreOffice cannot open the file${told === '' ? '' : ` (${told})`}`
    throw new ReadError('corrupt', message, 'Open it in Word or WPS and save it as DOCX.')
  }
  if (size > limits.outputBytes) {
    throw new ReadError('limit_expansion', 'the converted file is too large', 'Save the file as DOCX yourself.')
  }
  return new Uint8Array(await readFile(output))
}

/**
 * Runs LibreOffice under limits that hold even when this process is killed: the shell sets the memory, `timeout` ends it.
 *
 * @returns the end of what it printed
 */
function run(program: string, args: readonly string[], home: string, limits: ConvertLimits): Promise<string> {
  const kilobytes = Math.floor(limits.addressBytes / 1024)
  const command = `ulimit -v ${kilobytes}; ulimit -c 0; exec timeout -k 2 ${limits.seconds} "$@"`
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', command, 'sh', program, ...args], {
      cwd: home,
      env: { PATH: '/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8', SAL_USE_VCLPLUGIN: 'svp' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let told = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        told = (told + text).slice(-2_000)
      })
    }
    child.on('error', (error) => {
      const advice = 'Check the installation of LibreOffice.'
      reject(new ReadError('needs_tool', 'LibreOffice cannot be started', advice, undefined, { cause: error }))
    })
    child.on('close', (code) => {
      // 124: `timeout` ended it; 137: it had to be killed.
      if (code === 124 || code === 137) {
        const message = `LibreOffice needed more than ${limits.seconds} seconds for the file`
        reject(new ReadError('limit_time', message, 'Open it in Word or WPS and save it as DOCX.'))
      } else resolve(told.trim().split('\n').at(-1)?.slice(0, 200) ?? '')
    })
  })
}
