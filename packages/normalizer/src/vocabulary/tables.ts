const fundColumns = ['opening_balance', 'income', 'total', 'basic', 'project', 'closing_balance'] as const

const summaryIncome = [
  'income:general_budget',
  'income:government_fund',
  'income:state_capital',
  'income:superior_subsidy',
  'income:institutional',
  'income:business',
  'income:affiliated_remittance',
  'income:other',
  'income:year_total',
  'income:non_fiscal_balance',
  'income:opening_balance',
  'income:grand_total',
] as const

const summaryExpenditure = [
  'expenditure:year_total',
  'expenditure:balance_distribution',
  'expenditure:closing_balance',
  'expenditure:grand_total',
] as const

const appropriationIncome = [
  'income:general_budget',
  'income:government_fund',
  'income:state_capital',
  'income:year_total',
  'income:opening_balance',
  'income:opening_balance:general_budget',
  'income:opening_balance:government_fund',
  'income:opening_balance:state_capital',
  'income:grand_total',
] as const

/**
 * The statements of the final accounts of a department, with the ids of their lines and columns. Everything a layout may
 * name stands here, so that a mistyped id does not compile. Codes (`function:2080505`) are not listed: they are as printed.
 */
export const vocabulary = {
  income_expenditure_summary: { items: [...summaryIncome, ...summaryExpenditure], columns: ['amount'] },
  income: {
    items: ['total'],
    columns: [
      'total',
      'appropriation',
      'superior_subsidy',
      'institutional',
      'institutional_education',
      'business',
      'affiliated_remittance',
      'other',
    ],
  },
  expenditure: {
    items: ['total'],
    columns: ['total', 'basic', 'project', 'remitted_to_superior', 'business', 'affiliated_subsidy'],
  },
  appropriation_summary: {
    items: [...appropriationIncome, 'expenditure:year_total', 'expenditure:closing_balance', 'expenditure:grand_total'],
    columns: ['amount', 'total', 'general_budget', 'government_fund', 'state_capital'],
  },
  general_budget_expenditure: { items: ['total'], columns: ['total', 'basic', 'project'] },
  basic_expenditure: { items: ['total', 'personnel_total', 'public_total'], columns: ['amount'] },
  three_public: {
    items: ['total', 'overseas', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'reception'],
    columns: ['budget', 'budget_adjusted', 'actual'],
  },
  government_fund: { items: ['total'], columns: fundColumns },
  state_capital: { items: ['total'], columns: fundColumns },
  operating_expense: { items: ['total'], columns: ['amount'] },
  procurement: { items: ['total', 'goods', 'works', 'services', 'sme', 'micro'], columns: ['amount'] },
  state_assets: {
    items: [
      'vehicles',
      'vehicles:ministerial',
      'vehicles:principal',
      'vehicles:leader',
      'vehicles:confidential',
      'vehicles:emergency',
      'vehicles:law_enforcement',
      'vehicles:special',
      'vehicles:retired',
      'vehicles:general',
      'vehicles:other',
      'equipment_over_1m',
      'equipment_over_500k',
      'floor_area',
    ],
    columns: ['count'],
  },
  three_public_activity: {
    items: [
      'overseas_groups',
      'overseas_persons',
      'vehicles_purchased',
      'vehicles_owned',
      'reception_batches',
      'reception_persons',
      'foreign_reception_batches',
      'foreign_reception_persons',
    ],
    columns: ['count'],
  },
} as const

export type TableId = keyof typeof vocabulary
export type ItemId<T extends TableId> = (typeof vocabulary)[T]['items'][number]
export type ColumnId<T extends TableId> = (typeof vocabulary)[T]['columns'][number]
