import { relative, resolve } from 'node:path'
import { styleText } from 'node:util'
import type { ConfigFiles } from '../config/find-config.ts'
import { loadConfig } from '../config/load-config.ts'
import { inspection } from '../inspect/messages.ts'
import type { OcrMode } from '../ocr/modes.ts'
import { removeLeftovers } from '../output/write-atomic.ts'
import type { PoolLimits } from '../pool/limits.ts'
import { Pool } from '../pool/pool.ts'
import { printable } from './text.ts'

export interface InspectOptions {
  /** Only this page, counted from 1. */
  readonly page?: number
  /** Folder for the pictures; without it none are drawn. */
  readonly svg?: string
  /** Which pages are recognised. */
  readonly ocr: OcrMode
  readonly limits: PoolLimits
  /** Where layouts and checks are configured. */
  readonly config: ConfigFiles
  /** Module that the child runs. */
  readonly reader: URL
  readonly signal: AbortSignal
}

const widthWithoutTerminal = 160

/**
 * Shows what is seen in one report.
 *
 * @returns Exit code: 0 shown, 1 the file cannot be read, 130 interrupted.
 * @throws UsageError when the configuration cannot be used.
 */
export async function inspect(file: string, options: InspectOptions): Promise<number> {
  await loadConfig(options.config)
  const pool = new Pool({ entry: options.reader, jobs: 1, limits: options.limits, value: inspection })
  options.signal.addEventListener('abort', () => void pool.stop(), { once: true })
  const columns = process.stdout.columns ?? widthWithoutTerminal
  const request = {
    path: resolve(file),
    config: options.config,
    columns,
    page: options.page,
    svg: options.svg && resolve(options.svg),
    ocr: options.ocr,
  }
  const outcome = await pool.run(request)
  await pool.stop()
  if (options.svg !== undefined) await removeLeftovers(options.svg).catch(() => {})
  switch (outcome.kind) {
    case 'cancelled':
      return 130
    case 'failure': {
      const { code, message, advice } = outcome.failure
      const head = `${printable(file)}: ${styleText('red', code, { stream: process.stderr })}`
      process.stderr.write(`${head}: ${printable(message)}\n  ${printable(advice)}\n`)
      return 1
    }
    case 'value': {
      process.stdout.write(outcome.value.text)
      for (const path of outcome.value.pictures) process.stdout.write(`drew ${printable(relative('.', path))}\n`)
      return 0
    }
  }
}
