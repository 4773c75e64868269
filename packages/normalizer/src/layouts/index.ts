import type { Layout } from '../layout.ts'
import appropriationSummary from './appropriation-summary.ts'
import basicExpenditure from './basic-expenditure.ts'
import expenditure from './expenditure.ts'
import generalBudgetExpenditure from './general-budget-expenditure.ts'
import governmentFund from './government-fund.ts'
import income from './income.ts'
import incomeExpenditureSummary from './income-expenditure-summary.ts'
import operatingExpense from './operating-expense.ts'
import procurement from './procurement.ts'
import stateAssets from './state-assets.ts'
import stateCapital from './state-capital.ts'
import threePublic from './three-public.ts'
import threePublicActivity from './three-public-activity.ts'

/** The built-in layouts by name, for layouts that build on one: `extendLayout(builtIn.three_public, { … })`. */
export const builtIn = {
  income_expenditure_summary: incomeExpenditureSummary,
  income,
  expenditure,
  appropriation_summary: appropriationSummary,
  general_budget_expenditure: generalBudgetExpenditure,
  basic_expenditure: basicExpenditure,
  three_public: threePublic,
  government_fund: governmentFund,
  state_capital: stateCapital,
  operating_expense: operatingExpense,
  procurement,
  state_assets: stateAssets,
  three_public_activity: threePublicActivity,
} as const

/** What is enabled, in the order in which statements stand in a result. */
export const layouts: readonly Layout[] = [
  incomeExpenditureSummary,
  income,
  expenditure,
  appropriationSummary,
  generalBudgetExpenditure,
  basicExpenditure,
  threePublic,
  governmentFund,
  stateCapital,
  operatingExpense,
  procurement,
  stateAssets,
  threePublicActivity,
]
