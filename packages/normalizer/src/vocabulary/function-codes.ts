export const functionCodes = ''
