import type { TopicPatterns } from '../pattern.ts'
import { appropriationSpent, expenditureKinds } from './expenditure.ts'
import { incomeParts } from './income.ts'
import { expenditureParts, grandTotals } from './totals.ts'

const s = 'income_expenditure_summary'

/** 收入支出决算总体情况: grand totals of both sides, their lines, and how they changed. */
export const summary: TopicPatterns = {
  topic: 'summary',
  heading: '一、收入支出决算总体情况说明',
  functional: { table: s, column: 'amount' },
  patterns: [...grandTotals, ...incomeParts, ...expenditureParts, appropriationSpent, ...expenditureKinds],
}
