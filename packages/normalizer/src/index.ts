export { type Explanation, explain } from './explain.ts'
export { fingerprint } from './fingerprint.ts'
export { resultJsonSchema } from './json-schema.ts'
export {
  below,
  defineLayout,
  type Layout,
  type Named,
  named,
  type Panel,
  sum,
  type Word,
  type Words,
} from './layout.ts'
export { layouts } from './layouts/index.ts'
export { type NormalizeOptions, normalize, type SourceSummary } from './normalize.ts'
export {
  type Check,
  type Conflict,
  type Evaluation,
  type Fact,
  type Result,
  resultSchema,
  schemaVersion,
} from './result.ts'
export { version } from './version.ts'
