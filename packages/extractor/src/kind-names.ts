import type { Diagnostic, Format } from './document.ts'

/** What files of a kind are called. */
const endings: Readonly<Record<Format, readonly string[]>> = {
  pdf: ['pdf'],
  docx: ['docx', 'docm', 'dotx'],
  xlsx: ['xlsx', 'xlsm', 'xltx'],
  xls: ['xls', 'et', 'xlt'],
  doc: ['doc', 'wps', 'rtf', 'dot', 'wpt'],
  html: ['html', 'htm', 'shtml', 'xhtml', 'mht', 'mhtml', 'jhtml', 'jsp', 'asp', 'aspx', 'php'],
  image: ['png', 'jpg', 'jpeg', 'tif', 'tiff', 'gif', 'bmp', 'webp'],
  zip: ['zip'],
}
const known = new Set(Object.values(endings).flat())

/** A note when the name of a file says another kind than its bytes. Endings that say nothing are passed over. */
export function nameMismatch(name: string, format: Format): Diagnostic[] {
  const dot = name.lastIndexOf('.')
  const ending = dot === -1 ? '' : name.slice(dot + 1).toLowerCase()
  if (!known.has(ending) || endings[format].includes(ending)) return []
  return [
    {
      code: 'name_mismatch',
      severity: 'warning',
      message: `the file is named .${ending}, and its bytes are ${format.toUpperCase()}; it was read by its bytes`,
      data: { name, format },
    },
  ]
}
