import type { Figure } from './book.ts'
import type { Bilingual, Term } from './relation.ts'

/** Names of the vocabulary as people read them. What is not listed is shown by its id. */
const tables: Readonly<Record<string, Bilingual>> = {
  income_expenditure_summary: { zh: '收入支出决算总表', en: 'summary of income and expenditure' },
  income: { zh: '收入决算表', en: 'statement of income' },
  expenditure: { zh: '支出决算表', en: 'statement of expenditure' },
  appropriation_summary: { zh: '财政拨款收入支出决算总表', en: 'summary of appropriations' },
  general_budget_expenditure: { zh: '一般公共预算财政拨款支出决算表', en: 'general budget expenditure' },
  basic_expenditure: { zh: '基本支出决算表', en: 'basic expenditure' },
  three_public: { zh: '“三公”经费表', en: 'three public expenses' },
  government_fund: { zh: '政府性基金预算收支决算表', en: 'government funds' },
  state_capital: { zh: '国有资本经营预算支出决算表', en: 'state capital' },
  operating_expense: { zh: '机关运行经费', en: 'operating expense' },
  procurement: { zh: '政府采购', en: 'procurement' },
  state_assets: { zh: '国有资产', en: 'state assets' },
  three_public_activity: { zh: '“三公”实物量', en: 'three public activity' },
}

const items: Readonly<Record<string, Bilingual>> = {
  total: { zh: '合计', en: 'total' },
  'income:general_budget': { zh: '一般公共预算财政拨款收入', en: 'general budget income' },
  'income:government_fund': { zh: '政府性基金预算财政拨款收入', en: 'government fund income' },
  'income:state_capital': { zh: '国有资本经营预算财政拨款收入', en: 'state capital income' },
  'income:superior_subsidy': { zh: '上级补助收入', en: 'superior subsidy' },
  'income:institutional': { zh: '事业收入', en: 'institutional income' },
  'income:business': { zh: '经营收入', en: 'business income' },
  'income:affiliated_remittance': { zh: '附属单位上缴收入', en: 'affiliated remittance' },
  'income:other': { zh: '其他收入', en: 'other income' },
  'income:year_total': { zh: '本年收入合计', en: 'income of the year' },
  'income:non_fiscal_balance': { zh: '使用非财政拨款结余', en: 'non-fiscal balance used' },
  'income:opening_balance': { zh: '年初结转和结余', en: 'opening balance' },
  'income:opening_balance:general_budget': { zh: '年初结转（一般公共预算）', en: 'opening balance (general budget)' },
  'income:opening_balance:government_fund': { zh: '年初结转（政府性基金）', en: 'opening balance (government fund)' },
  'income:opening_balance:state_capital': { zh: '年初结转（国有资本经营）', en: 'opening balance (state capital)' },
  'income:grand_total': { zh: '收入总计', en: 'grand total of income' },
  'expenditure:year_total': { zh: '本年支出合计', en: 'expenditure of the year' },
  'expenditure:balance_distribution': { zh: '结余分配', en: 'balance distribution' },
  'expenditure:closing_balance': { zh: '年末结转和结余', en: 'closing balance' },
  'expenditure:grand_total': { zh: '支出总计', en: 'grand total of expenditure' },
  personnel_total: { zh: '人员经费合计', en: 'personnel total' },
  public_total: { zh: '公用经费合计', en: 'public total' },
  overseas: { zh: '因公出国（境）费', en: 'overseas' },
  vehicle: { zh: '公务用车购置及运行费', en: 'vehicles' },
  vehicle_purchase: { zh: '公务用车购置费', en: 'vehicle purchase' },
  vehicle_operation: { zh: '公务用车运行费', en: 'vehicle operation' },
  reception: { zh: '公务接待费', en: 'reception' },
  goods: { zh: '货物', en: 'goods' },
  works: { zh: '工程', en: 'works' },
  services: { zh: '服务', en: 'services' },
  sme: { zh: '授予中小企业合同', en: 'small and medium enterprises' },
  micro: { zh: '授予小微企业合同', en: 'small and micro enterprises' },
  vehicles: { zh: '车辆', en: 'vehicles' },
  overseas_groups: { zh: '出国（境）团组', en: 'groups abroad' },
  overseas_persons: { zh: '出国（境）人次', en: 'persons abroad' },
  vehicles_purchased: { zh: '购置车辆数', en: 'vehicles purchased' },
  vehicles_owned: { zh: '公务用车保有量', en: 'vehicles owned' },
  reception_batches: { zh: '国内接待批次', en: 'receptions' },
  reception_persons: { zh: '国内接待人次', en: 'persons received' },
}

const columns: Readonly<Record<string, Bilingual>> = {
  amount: { zh: '', en: '' },
  count: { zh: '', en: '' },
  total: { zh: '合计', en: 'total' },
  appropriation: { zh: '财政拨款收入', en: 'appropriation' },
  superior_subsidy: { zh: '上级补助收入', en: 'superior subsidy' },
  institutional: { zh: '事业收入', en: 'institutional' },
  institutional_education: { zh: '教育收费', en: 'education fees' },
  business: { zh: '经营', en: 'business' },
  affiliated_remittance: { zh: '附属单位上缴收入', en: 'affiliated remittance' },
  other: { zh: '其他收入', en: 'other' },
  basic: { zh: '基本支出', en: 'basic' },
  project: { zh: '项目支出', en: 'project' },
  remitted_to_superior: { zh: '上缴上级支出', en: 'remitted to superior' },
  affiliated_subsidy: { zh: '对附属单位补助支出', en: 'affiliated subsidy' },
  general_budget: { zh: '一般公共预算', en: 'general budget' },
  government_fund: { zh: '政府性基金', en: 'government fund' },
  state_capital: { zh: '国有资本经营预算', en: 'state capital' },
  budget: { zh: '预算数', en: 'budget' },
  budget_adjusted: { zh: '调整预算数', en: 'adjusted budget' },
  actual: { zh: '决算数', en: 'actual' },
  opening_balance: { zh: '年初结转和结余', en: 'opening balance' },
  income: { zh: '本年收入', en: 'income' },
  closing_balance: { zh: '年末结转和结余', en: 'closing balance' },
  change: { zh: '比上年增减额', en: 'change on the year before' },
  change_percent: { zh: '比上年增减率', en: 'change in percent' },
  completion_percent: { zh: '完成预算率', en: 'completion in percent' },
}

export function tableName(table: string): Bilingual {
  return tables[table] ?? { zh: table, en: table }
}

/** `收入决算表 21015 财政拨款收入`; without the statement where the reader knows it. */
export function nameOf(figure: Pick<Figure, 'table' | 'item' | 'column' | 'name'>, withTable: boolean): Bilingual {
  if (figure.name) return figure.name
  const table = tableName(figure.table)
  const item = itemName(figure.item)
  const column = columns[figure.column] ?? { zh: figure.column, en: figure.column }
  const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' ')
  return {
    zh: join([withTable ? table.zh : '', item.zh, column.zh]),
    en: join([withTable ? `${table.en}:` : '', item.en, column.en === item.en ? '' : column.en]),
  }
}

function itemName(item: string): Bilingual {
  const code = /^(?:function|economic):(.+)$/u.exec(item)?.[1]
  return code === undefined ? (items[item] ?? { zh: item, en: item }) : { zh: `科目 ${code}`, en: code }
}

/**
 * Names of a side of a relation; a long side is counted. `markText` tells figures of the text from those of tables, where
 * both stand in the relation.
 */
export function sideName(terms: readonly Term[], withTable: boolean, markText = false): Bilingual {
  const first = terms[0]
  if (terms.length > 4) return { zh: `${terms.length} 项之和`, en: `sum of ${terms.length} figures` }
  const oneTable = terms.every((term) => term.figure.table === first?.figure.table)
  const names = terms.map((term, index) => {
    const name = nameOf(term.figure, withTable && (index === 0 || !oneTable))
    const sign = term.sign < 0n ? ' − ' : index > 0 ? ' + ' : ''
    // A name of its own says where it stands.
    const inText = markText && term.figure.prose && !term.figure.name
    return { zh: sign + (inText ? '文字说明中' : '') + name.zh, en: sign + name.en + (inText ? ' (in the text)' : '') }
  })
  return { zh: names.map((name) => name.zh).join(''), en: names.map((name) => name.en).join('') }
}
