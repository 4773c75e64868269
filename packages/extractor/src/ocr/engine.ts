import type { Box } from '../document.ts'
import type { GrayImage } from '../image.ts'

/** Which letters a picture can hold: figures only, or Chinese text with anything in it. */
export type Alphabet = 'figures' | 'chinese'

/** A word that recognition saw, in pixels of the picture. */
export interface SeenWord {
  readonly text: string
  readonly box: Box
  /** 0 to 100. */
  readonly confidence: number
}

/** Lines below one another in one block, or one line, which may be a single letter. */
export type Arrangement = 'block' | 'line'

/** Recognises the words of a picture. */
export type Recognise = (image: GrayImage, alphabet: Alphabet, arrangement: Arrangement) => Promise<readonly SeenWord[]>
