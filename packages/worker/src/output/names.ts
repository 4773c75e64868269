import { basename, dirname, join, relative, sep } from 'node:path'

/**
 * Names of the results, without the ending of the format: `haidong.pdf` for `reports/haidong.pdf`.
 *
 * Sources that share a file name keep their folders, counted from the deepest one that they have in common, so that
 * none overwrites another: `2022/a.pdf` and `2023/a.pdf`. Names that differ only in upper and lower case count as the
 * same, since many file systems hold them for one.
 *
 * @param files Absolute paths, each once.
 * @returns For every file its name, relative to the folder of results.
 */
export function resultNames(files: readonly string[]): ReadonlyMap<string, string> {
  const groups = Map.groupBy(files, (file) => basename(file).toLowerCase().normalize())
  return new Map(
    [...groups.values()].flatMap((group) => {
      if (group.length === 1) return group.map((file) => [file, basename(file)] as const)
      const folder = commonFolder(group)
      return group.map((file) => [file, relative(folder, file)] as const)
    }),
  )
}

function commonFolder(files: readonly string[]): string {
  return files.map(dirname).reduce((common, folder) => {
    let shared = common
    while (shared !== folder && !folder.startsWith(shared.endsWith(sep) ? shared : shared + sep))
      shared = join(shared, '..')
    return shared
  })
}
