import type { TopicPatterns } from '../pattern.ts'
import { appropriation, appropriationExpenditure } from './appropriation.ts'
import { basicExpenditure } from './basic-expenditure.ts'
import { expenditure } from './expenditure.ts'
import { governmentFund, stateCapital } from './funds.ts'
import { generalBudget } from './general-budget.ts'
import { income } from './income.ts'
import { operatingExpense, procurement, stateAssets } from './matters.ts'
import { summary } from './summary.ts'
import { threePublic } from './three-public.ts'

/** Everything that sentences are read for, by the section they stand in. */
export const patternsByTopic: readonly TopicPatterns[] = [
  summary,
  income,
  expenditure,
  appropriation,
  appropriationExpenditure,
  generalBudget,
  basicExpenditure,
  threePublic,
  governmentFund,
  stateCapital,
  operatingExpense,
  procurement,
  stateAssets,
]
