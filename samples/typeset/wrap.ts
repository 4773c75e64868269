/** Width of a piece of text in points. */
export type Measure = (text: string) => number

/** Characters that may not stand at the start of a line. */
const CLOSING = '，。；：、！？）》”’%％】〕,.;:!?)'
/** Characters that may not stand at the end of a line. */
const OPENING = '（《“‘【〔('

/**
 * Breaks text into lines no wider than `width`: between any two Chinese characters, inside words and numbers only
 * when one alone is too wide.
 */
export function wrap(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const piece of piecesOf(paragraph)) {
      if (measure(line + piece) <= width) line += piece
      else if (measure(piece) <= width) {
        if (line !== '') lines.push(line.trimEnd())
        line = piece.trimStart()
      } else {
        for (const character of piece) {
          if (line !== '' && measure(line + character) > width) {
            lines.push(line.trimEnd())
            line = ''
          }
          line += character
        }
      }
    }
    lines.push(line.trimEnd())
  }
  return lines
}

/** What stays together on a line: a run of Latin letters and digits, or a character with the marks that cling to it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const character of text) {
    const last = pieces.at(-1)
    const clings =
      last !== undefined &&
      (CLOSING.includes(character) ||
        OPENING.includes(last.at(-1) ?? '') ||
        (isLatin(character) && isLatin(last.at(-1) ?? '')))
    if (clings) pieces[pieces.length - 1] = last + character
    else pieces.push(character)
  }
  return pieces
}

function isLatin(character: string): boolean {
  return /^[\w.,%+\-/≥≤=]$/.test(character)
}
