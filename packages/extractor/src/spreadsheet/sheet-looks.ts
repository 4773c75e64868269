import { xmlAttribute, xmlTokens } from '../xml/tokens.ts'
import type { OfficePackage } from '../zip/office.ts'

/** What a sheet says of how it is shown and printed, beside its cells. */
export interface SheetLook {
  /** False: cells whose value is 0 are shown empty, whatever their format (ECMA-376 part 1, section 18.3.1.87; MS-XLS 2.4.346). */
  readonly showsZeros: boolean
  /** Lines printed above every page. */
  readonly header: readonly string[]
}

export const plainLook: SheetLook = { showsZeros: true, header: [] }

/** The looks of the sheets of an XLSX workbook, by the names of the sheets. */
export function sheetLooks(office: OfficePackage): ReadonlyMap<string, SheetLook> {
  const textOf = (name: string): string => {
    const part = office.parts.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
    return part === undefined ? '' : new TextDecoder('utf-8').decode(part.bytes)
  }
  const targets = new Map<string, string>()
  for (const token of xmlTokens(textOf('xl/_rels/workbook.xml.rels'))) {
    const target = token.kind === 'open' ? xmlAttribute(token.source, 'Target') : undefined
    const id = token.kind === 'open' ? xmlAttribute(token.source, 'Id') : undefined
    if (target !== undefined && id !== undefined)
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const looks = new Map<string, SheetLook>()
  for (const token of xmlTokens(textOf('xl/workbook.xml'))) {
    if (token.kind !== 'open' || !/^(?:\w{1,20}:)?sheet$/.test(token.name)) continue
    const id = /\s\w{1,20}:id\s*=\s*["']([^"']{1,200})["']/.exec(token.source)?.[1]
    const name = xmlAttribute(token.source, 'name')
    if (id !== undefined && name !== undefined) looks.set(name, lookOf(textOf(targets.get(id) ?? '')))
  }
  return looks
}

/** The looks of the sheets of a workbook in the XML of Excel 2003, by the names of the sheets. */
export function xmlLooks(bytes: Uint8Array): ReadonlyMap<string, SheetLook> {
  const looks = new Map<string, SheetLook>()
  let name: string | undefined
  for (const token of xmlTokens(new TextDecoder('utf-8').decode(bytes))) {
    if (token.kind !== 'open') continue
    if (token.name === 'Worksheet') name = xmlAttribute(token.source, 'ss:Name')
    const look = looks.get(name ?? '') ?? plainLook
    if (name !== undefined && /^(?:x:)?DoNotDisplayZeros$/.test(token.name))
      looks.set(name, { ...look, showsZeros: false })
    if (name !== undefined && /^(?:x:)?Header$/.test(token.name)) {
      const header = xmlAttribute(token.source, 'x:Data') ?? ''
      looks.set(name, { ...look, header: headerLines(header) })
    }
  }
  return looks
}

/** Views stand before the cells of a sheet, headers behind them; the cells between are passed over. */
function lookOf(sheet: string): SheetLook {
  const cells = sheet.search(/<(?:\w{1,20}:)?sheetData[\s/>]/)
  let showsZeros = true
  for (const token of xmlTokens(cells === -1 ? '' : sheet.slice(0, cells))) {
    if (token.kind !== 'open' || !/^(?:\w{1,20}:)?sheetView$/.test(token.name)) continue
    const value = xmlAttribute(token.source, 'showZeros')
    if (value === '0' || value === 'false') showsZeros = false
  }
  const header: string[] = []
  let inHeader = false
  const end = sheet.lastIndexOf('headerFooter>')
  const from = sheet.lastIndexOf('headerFooter', end - 1)
  for (const token of xmlTokens(end === -1 || from === -1 ? '' : sheet.slice(from, end))) {
    if (token.kind === 'text') {
      if (inHeader) header.push(...headerLines(unescaped(token.source)))
    } else inHeader = token.kind === 'open' && /^(?:\w{1,20}:)?(?:odd|first)Header$/.test(token.name)
  }
  return { showsZeros, header }
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#10;', '\n')
    .replaceAll('&amp;', '&')

/**
 * The lines of a page header (ECMA-376 part 1, section 18.3.1.39): parts for left, middle and right, with codes for the look and for
 * what changes from page to page.
 *
 *     &C&"宋体,加粗"&18收入决算表&R单位：万元   gives 收入决算表 and 单位：万元
 */
export function headerLines(header: string): string[] {
  return header
    .slice(0, 2_000)
    .split(/&[LCR]|\n/)
    .map((part) =>
      part
        .replaceAll(/&(?:"[^"]{0,100}"|\d{1,3}|K[0-9A-F]{6}|[A-Z])/gi, '')
        .replaceAll('&&', '&')
        .trim(),
    )
    .filter((part) => part !== '')
}
