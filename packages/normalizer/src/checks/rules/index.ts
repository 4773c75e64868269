import type { Rule } from '../rule.ts'
import activityAgainstSpending from './activity-against-spending.ts'
import appropriationAgainstDetails from './appropriation-against-details.ts'
import appropriationTotals from './appropriation-totals.ts'
import basicAgainstGeneralBudget from './basic-against-general-budget.ts'
import basicExpenditureTotals from './basic-expenditure-totals.ts'
import basicProjectLines from './basic-project-lines.ts'
import bodyNamed from './body-named.ts'
import brackets from './brackets.ts'
import budgetOfItems from './budget-of-items.ts'
import changeDirections from './change-directions.ts'
import changeOfClasses from './change-of-classes.ts'
import changePercentages from './change-percentages.ts'
import closingMarks from './closing-marks.ts'
import comparisons from './comparisons.ts'
import completionPercentages from './completion-percentages.ts'
import componentsWithoutAmount from './components-without-amount.ts'
import economicHierarchy from './economic-hierarchy.ts'
import emptyStatementsExplained from './empty-statements-explained.ts'
import evaluationAgainstProjects from './evaluation-against-projects.ts'
import evaluationAgainstStatements from './evaluation-against-statements.ts'
import evaluationAmounts from './evaluation-amounts.ts'
import evaluationCostIndicators from './evaluation-cost-indicators.ts'
import evaluationCounts from './evaluation-counts.ts'
import evaluationFundScores from './evaluation-fund-scores.ts'
import evaluationGrades from './evaluation-grades.ts'
import evaluationIndicatorScores from './evaluation-indicator-scores.ts'
import evaluationLowSpending from './evaluation-low-spending.ts'
import evaluationRates from './evaluation-rates.ts'
import evaluationScores from './evaluation-scores.ts'
import evaluationShares from './evaluation-shares.ts'
import evaluationSpending from './evaluation-spending.ts'
import evaluationTextAgainstForms from './evaluation-text-against-forms.ts'
import evaluationTextRates from './evaluation-text-rates.ts'
import evaluationWeights from './evaluation-weights.ts'
import expenditureLines from './expenditure-lines.ts'
import foreignWords from './foreign-words.ts'
import formLabels from './form-labels.ts'
import functionHierarchy from './function-hierarchy.ts'
import fundBalances from './fund-balances.ts'
import fundStatements from './fund-statements.ts'
import generalBudgetWithinExpenditure from './general-budget-within-expenditure.ts'
import headings from './headings.ts'
import incomeLines from './income-lines.ts'
import itemsNamed from './items-named.ts'
import laterYears from './later-years.ts'
import lineNumbers from './line-numbers.ts'
import listedLevels from './listed-levels.ts'
import numbering from './numbering.ts'
import operatingExpense from './operating-expense.ts'
import operatingExpenseMissing from './operating-expense-missing.ts'
import partCompletion from './part-completion.ts'
import procurementParts from './procurement-parts.ts'
import projectsNamed from './projects-named.ts'
import proseAgainstTables from './prose-against-tables.ts'
import reasonsOfChanges from './reasons-of-changes.ts'
import repeatedWords from './repeated-words.ts'
import setPhrases from './set-phrases.ts'
import shares from './shares.ts'
import statementsPresent from './statements-present.ts'
import summaryAgainstDetails from './summary-against-details.ts'
import summaryTotals from './summary-totals.ts'
import templateLeftovers from './template-leftovers.ts'
import threePublicAgainstBasic from './three-public-against-basic.ts'
import threePublicTotals from './three-public-totals.ts'
import totalsListed from './totals-listed.ts'
import unitSlips from './unit-slips.ts'
import unspentOfSpent from './unspent-of-spent.ts'
import vehiclesByUse from './vehicles-by-use.ts'
import wording from './wording.ts'
import zeroBasePercentages from './zero-base-percentages.ts'

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
  generalBudgetWithinExpenditure,
  threePublicAgainstBasic,
  fundStatements,
  // Sentences against tables
  proseAgainstTables,
  operatingExpense,
  completionPercentages,
  changePercentages,
  changeDirections,
  zeroBasePercentages,
  shares,
  comparisons,
  budgetOfItems,
  changeOfClasses,
  procurementParts,
  vehiclesByUse,
  activityAgainstSpending,
  // Self-evaluations
  evaluationScores,
  evaluationWeights,
  evaluationRates,
  evaluationFundScores,
  evaluationSpending,
  evaluationAgainstProjects,
  // Figures of the text: of evaluations, of components, of reasons
  evaluationTextRates,
  evaluationTextAgainstForms,
  evaluationCounts,
  evaluationGrades,
  evaluationShares,
  evaluationAmounts,
  evaluationAgainstStatements,
  evaluationLowSpending,
  evaluationCostIndicators,
  evaluationIndicatorScores,
  componentsWithoutAmount,
  operatingExpenseMissing,
  unspentOfSpent,
  partCompletion,
  reasonsOfChanges,
  laterYears,
  // Form
  statementsPresent,
  emptyStatementsExplained,
  headings,
  unitSlips,
  wording,
  templateLeftovers,
  // Words
  brackets,
  numbering,
  lineNumbers,
  listedLevels,
  totalsListed,
  formLabels,
  itemsNamed,
  projectsNamed,
  bodyNamed,
  setPhrases,
  repeatedWords,
  foreignWords,
  closingMarks,
]
