import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  layouts as builtIn,
  type Config,
  configProblems,
  declarationProblems,
  type Layout,
  layoutName,
  type Sample,
  withLayouts,
} from '@gongkai/normalizer'
import { UsageError } from '../cli/usage-error.ts'
import type { ConfigFiles } from './find-config.ts'
import { resolveOwnPackages } from './own-packages.ts'

/** A configuration as it is used. */
export interface LoadedConfig {
  readonly files: ConfigFiles
  /** Enabled, in order. */
  readonly layouts: readonly Layout[]
  readonly checks: Config['checks']
  /** By layout: the file that brought it; built-in ones have none. */
  readonly origins: ReadonlyMap<Layout, string>
  /** Layouts and samples that the module of `--layouts` exports. */
  readonly given: readonly Layout[]
  readonly samples: readonly Sample[]
}

/**
 * Loads and checks a configuration. It is code and is run: only files of people who are trusted may be given.
 *
 * @throws UsageError that names file, layout, field and what is allowed.
 */
export async function loadConfig(files: ConfigFiles): Promise<LoadedConfig> {
  const origins = new Map<Layout, string>()
  const config = files.config === undefined ? {} : await configOf(files.config)
  for (const layout of config.layouts ?? []) {
    if (files.config !== undefined && !builtIn.includes(layout)) origins.set(layout, files.config)
  }
  const enabled = config.layouts ?? builtIn
  const { given, samples } =
    files.layouts === undefined ? { given: [], samples: [] } : await layoutsOf(files.layouts, enabled)
  const added = given.filter((layout) => !enabled.includes(layout))
  for (const layout of added) if (files.layouts !== undefined) origins.set(layout, files.layouts)
  return { files, layouts: withLayouts(enabled, ...added), checks: config.checks, origins, given, samples }
}

async function configOf(path: string): Promise<Config> {
  const { default: config } = await load(path)
  if (config === undefined)
    throw new UsageError(`${shown(path)} has no default export; write: export default defineConfig({ … })`)
  refuse(path, configProblems(config))
  return config as Config
}

async function layoutsOf(path: string, enabled: readonly Layout[]) {
  const module = await load(path)
  const exported = module['default']
  if (exported === undefined)
    throw new UsageError(`${shown(path)} has no default export; write: export default defineLayout({ … })`)
  const declared: readonly unknown[] = Array.isArray(exported) ? exported : [exported]
  refuse(path, declarationProblems(declared))
  const given = declared as readonly Layout[]
  const names = new Set(enabled.map(layoutName))
  const taken = given
    .filter((layout) => !enabled.includes(layout))
    .map(layoutName)
    .find((name) => names.has(name))
  if (taken !== undefined)
    throw new UsageError(`${shown(path)}: a layout called ${taken} is already enabled; give yours a name: '${taken}_…'`)
  const samples = module['samples'] ?? []
  if (!Array.isArray(samples)) throw new UsageError(`${shown(path)}: samples must be a list: [defineSample(…)]`)
  return { given, samples: samples as readonly Sample[] }
}

async function load(path: string): Promise<Readonly<Record<string, unknown>>> {
  if (!existsSync(path)) throw new UsageError(`there is no file ${shown(path)}`)
  resolveOwnPackages()
  try {
    return await import(pathToFileURL(path).href)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${shown(path)} cannot be loaded: ${reason.split('\n')[0]}${lineOf(error)}`)
  }
}

/** Where a module broke, as its stack tells: ` (mine.ts:3)`. */
function lineOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const found = /^\s*(?:at .*?)?(file:\/\/\/[^\s()]+?|\/[^\n()]+?):(\d+)(?::\d+)?\)?$/mu.exec(stack)
  if (!found) return ''
  const [, file = '', line] = found
  return ` (${shown(file.startsWith('file:') ? fileURLToPath(file) : file)}:${line})`
}

function refuse(path: string, problems: readonly string[]): void {
  if (problems.length === 0) return
  const list = problems.length === 1 ? ` ${problems[0]}` : `\n${problems.map((problem) => `  ${problem}`).join('\n')}`
  throw new UsageError(`${shown(path)}:${list}`)
}

/** Paths below the user's folder are shown as the user would write them. */
function shown(path: string): string {
  const near = relative('.', path)
  return near.startsWith('..') ? path : near
}
