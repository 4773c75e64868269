import type { Rule } from '../rule.ts'
import contributionsByItem from './contributions-by-item.ts'
import zerosInEmptyStatements from './zeros-in-empty-statements.ts'

/**
 * Rules about figures that usually agree, or forms that are usually kept, but need not: good reports fail them. They are off unless the configuration adds them
 * (`rules: [...rules, ...optionalRules]`).
 */
export const optionalRules: readonly Rule[] = [contributionsByItem, zerosInEmptyStatements]
