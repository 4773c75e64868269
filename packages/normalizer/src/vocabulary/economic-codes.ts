export const economicCodes = ''
