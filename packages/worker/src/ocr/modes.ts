/** Which pages are recognised: those without a text layer, none, or all. */
export const ocrModes = ['auto', 'never', 'always'] as const
export type OcrMode = (typeof ocrModes)[number]
