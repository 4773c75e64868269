import type { Check } from '../../result.ts'
import { nameOf } from '../labels.ts'
import type { Attention, Need } from './attention.ts'

export const needWords: Readonly<Record<Need, { readonly zh: string; readonly en: string }>> = {
  look: { zh: '需要核对', en: 'needs a look' },
  glance: { zh: '建议浏览', en: 'worth a glance' },
  none: { zh: '无需处理', en: 'needs nobody' },
}

export const blameWords: Readonly<Record<NonNullable<Check['blame']>, string>> = {
  reading: '疑为识读错误 · likely our reading',
  publisher: '疑为原文错误 · likely the publisher',
  undecided: '责任未定 · undecided',
}

export function titleOf({ name, result }: Attention): string {
  const { entity, fiscalYear } = result.report
  return `${entity ?? name}${fiscalYear === null ? '' : ` ${fiscalYear}`}`
}

/** `基本支出决算表 科目 301 · basic expenditure: 301` */
export function factName(key: string): string {
  const [table = '', item = '', column = ''] = key.split('|')
  const name = nameOf({ table, item, column }, true)
  return `${name.zh} · ${name.en}`
}
