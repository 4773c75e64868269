import { rules as builtInRules, type CheckOptions } from './checks/index.ts'
import type { Layout } from './layout.ts'
import { declarationProblems } from './layouts/declaration-problems.ts'
import { nearestWord } from './layouts/nearest-word.ts'

/** What `gongkai.config.ts` holds (docs/configuration.md). */
export interface Config {
  /** All layouts that are enabled, in the order of the result: `withLayouts(layouts, mine)`. The built-in ones unless given. */
  readonly layouts?: readonly Layout[]
  /** Which checks run, and how severe each is. */
  readonly checks?: CheckOptions
}

/** Gives a configuration its types: ids of layouts, rules and severities that do not exist do not compile. */
export function defineConfig(config: Config): Config {
  return config
}

const severities = ['info', 'warning', 'error']

/** What is wrong with a configuration that the compiler has not seen, one sentence each; empty when it can be used. */
export function configProblems(value: unknown): readonly string[] {
  if (!isFields(value)) return ['the configuration must be an object: export default defineConfig({ … })']
  const problems = unknownFields(value, ['layouts', 'checks'], 'the configuration')
  const { layouts, checks } = value
  if (layouts !== undefined) {
    if (!Array.isArray(layouts) || layouts.length === 0) problems.push('layouts must be a list of layouts')
    else problems.push(...declarationProblems(layouts))
  }
  if (checks !== undefined) problems.push(...checkProblems(checks))
  return problems
}

function checkProblems(checks: unknown): string[] {
  if (!isFields(checks)) return ['checks must be an object']
  const problems = unknownFields(checks, ['rules', 'off', 'severity'], 'checks')
  const { rules, off, severity } = checks
  const known: string[] = builtInRules.map((rule) => rule.id)
  if (rules !== undefined) {
    if (!Array.isArray(rules)) problems.push('checks.rules must be a list of rules')
    else {
      problems.push(...rules.flatMap((rule, index) => ruleProblems(rule, `checks.rules[${index}]`)))
      known.splice(0, known.length, ...rules.filter(isFields).map((rule) => String(rule['id'])))
    }
  }
  if (off !== undefined) {
    if (!Array.isArray(off)) problems.push('checks.off must be a list of rule ids')
    else problems.push(...off.filter((id) => !known.includes(id)).map((id) => `checks.off: ${noRule(id, known)}`))
  }
  if (severity !== undefined) {
    if (!isFields(severity)) problems.push('checks.severity must be an object: rule id to severity')
    else
      for (const [id, level] of Object.entries(severity)) {
        if (!known.includes(id)) problems.push(`checks.severity: ${noRule(id, known)}`)
        if (!severities.includes(String(level)))
          problems.push(`checks.severity.${id}: ${JSON.stringify(level)} must be one of ${severities.join(', ')}`)
      }
  }
  return problems
}

function ruleProblems(rule: unknown, path: string): string[] {
  if (!isFields(rule)) return [`${path} must be a rule: defineRule({ … })`]
  const problems: string[] = []
  if (typeof rule['id'] !== 'string' || !/^[a-z][a-z0-9-]*$/u.test(rule['id']))
    problems.push(`${path}.id must be lower case words with hyphens`)
  if (!severities.includes(String(rule['severity'])))
    problems.push(`${path}.severity must be one of ${severities.join(', ')}`)
  if (typeof rule['find'] !== 'function') problems.push(`${path}.find must be a function`)
  if (!isFields(rule['title'])) problems.push(`${path}.title must be { zh, en }`)
  return problems
}

function noRule(id: unknown, known: readonly string[]): string {
  const meant = typeof id === 'string' ? nearestWord(id, known) : undefined
  return `there is no rule ${JSON.stringify(id)}; ${meant === undefined ? '' : `do you mean ${meant}? `}gongkai rules lists them`
}

function unknownFields(value: Fields, allowed: readonly string[], owner: string): string[] {
  return Object.keys(value)
    .filter((key) => !allowed.includes(key))
    .map((key) => `there is no field ${key} in ${owner}; allowed are ${allowed.join(', ')}`)
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
