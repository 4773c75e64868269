import type { Check } from '../../result.ts'
import type { Bilingual } from '../bilingual.ts'
import { nameOf } from '../labels.ts'
import type { Attention, Need } from './attention.ts'

export const needWords: Readonly<Record<Need, Bilingual>> = {
  look: { zh: '需要核对', en: 'needs a look' },
  glance: { zh: '建议浏览', en: 'worth a glance' },
  none: { zh: '无需处理', en: 'needs nobody' },
}

export const severityWords: Readonly<Record<Check['severity'], Bilingual>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'hint' },
}

export const blameWords: Readonly<Record<NonNullable<Check['blame']>, Bilingual>> = {
  reading: { zh: '疑为识读错误', en: 'likely our reading' },
  publisher: { zh: '疑为原文错误', en: 'likely the publisher' },
  undecided: { zh: '责任未定', en: 'undecided' },
}

export function titleOf({ name, entity, fiscalYear }: Pick<Attention, 'name' | 'entity' | 'fiscalYear'>): string {
  return `${entity ?? name}${fiscalYear === null ? '' : ` ${fiscalYear}`}`
}

/** `基本支出决算表 科目 301`, `basic expenditure: 301` */
export function factName(key: string): Bilingual {
  const [table = '', item = '', column = ''] = key.split('|')
  return nameOf({ table, item, column }, true)
}

/** Both languages in one line. */
export function both({ zh, en }: Bilingual): string {
  return `${zh} ${en}`
}
