import type { Rule } from '../rule.ts'
import contributionsByItem from './contributions-by-item.ts'

/**
 * Rules about figures that usually agree but need not: good reports fail them. They are off unless the configuration adds them
 * (`rules: [...rules, ...optionalRules]`).
 */
export const optionalRules: readonly Rule[] = [contributionsByItem]
