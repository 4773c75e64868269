export type * from './document.ts'
export { ReadError, type ReadErrorCode } from './errors.ts'
export { defaultLimits, type Limits } from './limits.ts'
export { read, type ReadOptions } from './read.ts'
