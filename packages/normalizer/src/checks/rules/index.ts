import type { Rule } from '../rule.ts'
import appropriationAgainstDetails from './appropriation-against-details.ts'
import appropriationTotals from './appropriation-totals.ts'
import basicAgainstGeneralBudget from './basic-against-general-budget.ts'
import basicExpenditureTotals from './basic-expenditure-totals.ts'
import basicProjectLines from './basic-project-lines.ts'
import economicHierarchy from './economic-hierarchy.ts'
import expenditureLines from './expenditure-lines.ts'
import functionHierarchy from './function-hierarchy.ts'
import fundBalances from './fund-balances.ts'
import incomeLines from './income-lines.ts'
import summaryAgainstDetails from './summary-against-details.ts'
import summaryTotals from './summary-totals.ts'
import threePublicTotals from './three-public-totals.ts'

/** Every rule that is on, in the order in which its checks stand in a result. */
export const rules: readonly Rule[] = [
  // Within a statement
  summaryTotals,
  incomeLines,
  expenditureLines,
  appropriationTotals,
  functionHierarchy,
  basicProjectLines,
  fundBalances,
  economicHierarchy,
  basicExpenditureTotals,
  threePublicTotals,
  // Between statements
  summaryAgainstDetails,
  appropriationAgainstDetails,
  basicAgainstGeneralBudget,
]
