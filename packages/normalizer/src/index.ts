export {
  type Book,
  type CheckOptions,
  defineRule,
  type Figure,
  hierarchy,
  lines,
  minus,
  optionalRules,
  plus,
  type Relation,
  type Rule,
  recheck,
  rules,
  type SumSpec,
  sums,
  type Term,
} from './checks/index.ts'
export {
  type Attention,
  attentionOf,
  blameWords,
  both,
  byNeed,
  type Entry,
  exactPlaceName,
  needWords,
  type Picture,
  placeName,
  placeNames,
  type ReportPlace,
  renderHtml,
  renderMarkdown,
  severityWords,
} from './checks/report/index.ts'
export { type Config, configProblems, defineConfig } from './config.ts'
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
export { type ConformanceFailure, conformanceFailures, defineSample, type Sample } from './layouts/conformance.ts'
export { declarationProblems, layoutName } from './layouts/declaration-problems.ts'
export { describeWords } from './layouts/describe-words.ts'
export { type Draft, type DraftLabel, draftsOf } from './layouts/draft.ts'
export { type Extension, extendLayout } from './layouts/extend-layout.ts'
export { builtIn, layouts } from './layouts/index.ts'
export { withLayouts } from './layouts/with-layouts.ts'
export * as words from './layouts/words.ts'
export { type NormalizeOptions, normalize, type SourceSummary } from './normalize.ts'
export { figuresInDoubt } from './ocr/in-doubt.ts'
export { notFinalAccounts } from './report/other-kind.ts'
export {
  type Check,
  type Conflict,
  type Evaluation,
  type Fact,
  type Result,
  resultSchema,
  schemaVersion,
} from './result.ts'
export { type Declared, declared, differenceOf, type Seen } from './seen.ts'
export { version } from './version.ts'
export { type ColumnId, type ItemId, type TableId, vocabulary } from './vocabulary/tables.ts'
