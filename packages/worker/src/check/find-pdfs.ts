import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { glob } from 'tinyglobby'

/** Files that may be the source of a result, the likeliest first. Only their bytes can tell. */
export type FindPdfs = (resultPath: string, sourceName: string) => Promise<readonly string[]>

/** Folders beside that of the results that are looked into. */
const mostNeighbours = 200

/**
 * Looks for sources by name: below the folders (or among the files) that the user names; beside the results; in the folder
 * above and those in it, for results are mostly written beside the reports (`season/reports`, `season/out`); here.
 */
export async function pdfFinder(folder: string, named: readonly string[]): Promise<FindPdfs> {
  const byName = Map.groupBy((await Promise.all(named.map(filesBelow))).flat(), (file) => basename(file))
  const above = dirname(resolve(folder))
  const entries = await readdir(above, { withFileTypes: true }).catch(() => [])
  const neighbours = entries
    .filter((entry) => entry.isDirectory())
    .slice(0, mostNeighbours)
    .map((entry) => join(above, entry.name))
  return async (resultPath, sourceName) => {
    const name = basename(sourceName)
    const near = [dirname(resultPath), above, ...neighbours, resolve('.')].map((place) => join(place, name))
    const candidates = [...new Set([...(byName.get(name) ?? []), ...near])]
    const exist = await Promise.all(
      candidates.map((path) =>
        stat(path).then(
          (found) => found.isFile(),
          () => false,
        ),
      ),
    )
    return candidates.filter((_, index) => exist[index])
  }
}

/** The file itself, or the PDF files below a folder. */
async function filesBelow(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return found === undefined ? [] : [resolve(path)]
  const options = { absolute: true, onlyFiles: true, followSymbolicLinks: false, caseSensitiveMatch: false }
  return glob('**/*.pdf', { ...options, cwd: path, ignore: ['**/node_modules/**'] })
}
