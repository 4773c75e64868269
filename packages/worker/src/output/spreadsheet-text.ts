const isNumber = /^[-+]?[\d,]+(?:\.\d+)?%?$/

/**
 * Text for a cell of a spreadsheet. A cell that begins like a formula would be run by the program that opens the file (formula
 * injection); a quote before it makes it text. Numbers stay numbers, with their sign.
 */
export function spreadsheetText(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !isNumber.test(text) ? `'${text}` : text
}
