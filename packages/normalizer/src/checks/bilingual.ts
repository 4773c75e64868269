/** The same words in both languages of the result. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}
