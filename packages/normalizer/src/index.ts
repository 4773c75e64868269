export { normalize, type NormalizeOptions, type SourceSummary } from './normalize.ts'
export { type Check, type Conflict, type Evaluation, type Fact, type Result, resultSchema, schemaVersion } from './result.ts'
