import { ReadError } from '@gongkai/extractor'
import { notFinalAccounts, type Result } from '@gongkai/normalizer'

/**
 * A result is of final accounts, or there is none: budgets, accounts of governments, and web pages that came in place of a file (a
 * login, an error page, a page of links) are told as errors, so that nobody takes their empty result for a report. Other files
 * in which nothing was found keep their result with the diagnostic: figures may stand in them as a picture.
 *
 * @throws ReadError `not_final_accounts`
 */
export function refuseOtherKinds({ diagnostics, source }: Pick<Result, 'diagnostics' | 'source'>): void {
  const found = diagnostics.find(({ code }) => code === notFinalAccounts)
  const is = found?.data?.['is']
  if (found === undefined || typeof is !== 'string' || (is === 'other' && source.format !== 'html')) return
  const page = diagnostics.some(({ code }) => code === 'name_mismatch') ? pageInPlaceOf(source.name) : ''
  throw new ReadError(notFinalAccounts, `${page}${found.message}`, advice[is] ?? '')
}

const pageInPlaceOf = (name: string): string => `A web page under the name of another kind (${name.slice(-20)}). `

const advice: Readonly<Record<string, string>> = {
  budget: 'Give the final accounts (部门决算, 单位决算) of the body.',
  government_accounts: 'Give the final accounts of its departments (部门决算), one by one.',
  other:
    'Open it in a browser. If it asks for a login or shows an error, download the file again; if it links to the report, give the file behind the link.',
}
