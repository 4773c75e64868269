import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Option } from 'commander'
import { z } from 'zod'

/** Where the configuration stands. Given to the reader processes, which load it themselves: functions cannot be sent. */
export const configFilesSchema = z.object({
  /** Absolute path of the configuration. */
  config: z.string().optional(),
  /** Absolute path of a module with further layouts. */
  layouts: z.string().optional(),
})

export type ConfigFiles = z.infer<typeof configFilesSchema>

/** What the command line gives; paths as the user wrote them. */
export interface ConfigFlags {
  readonly config?: string
  readonly layouts?: string
}

/** Names under which a configuration is found without being named, in the folder in which the user stands. */
export const configNames = [
  'gongkai.config.ts',
  'gongkai.config.mts',
  'gongkai.config.js',
  'gongkai.config.mjs',
] as const

/** The files that the flags mean, or that lie in the folder. */
export function findConfig(flags: ConfigFlags, folder = process.cwd()): ConfigFiles {
  const config = flags.config ?? configNames.find((name) => existsSync(resolve(folder, name)))
  return {
    ...(config === undefined ? {} : { config: resolve(folder, config) }),
    ...(flags.layouts === undefined ? {} : { layouts: resolve(folder, flags.layouts) }),
  }
}

/** The option of every command that reads a configuration. */
export const config = (): Option =>
  new Option('--config <FILE>', 'layouts and checks, as TypeScript or JavaScript (default: gongkai.config.ts here)')

/** The option of every command that reads by layouts. */
export const layoutsFile = (): Option =>
  new Option('--layouts <FILE>', 'further layouts: a module that exports one, or a list of them')
