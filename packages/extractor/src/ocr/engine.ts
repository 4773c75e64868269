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

/** Recognises the lines of a picture. Lines stand below one another, in one block. */
export type Recognise = (image: GrayImage, alphabet: Alphabet) => Promise<readonly SeenWord[]>
