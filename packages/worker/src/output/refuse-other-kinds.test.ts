import { notFinalAccounts } from '@gongkai/normalizer'
import { expect, test } from 'vitest'
import { refuseOtherKinds } from './refuse-other-kinds.ts'

const refuse = (is: string, format: 'pdf' | 'html', ...codes: string[]) =>
  refuseOtherKinds({
    source: { sha256: '', name: '2024年度部门决算.pdf', format, bytes: 1, pages: 0 },
    diagnostics: [...codes, ...(is === '' ? [] : [notFinalAccounts])].map((code) => ({
      code,
      severity: 'error',
      message: 'It begins: “登录”.',
      data: { is },
    })),
  })

test('budgets and accounts of governments are errors, in every format', () => {
  for (const is of ['budget', 'government_accounts']) {
    expect(() => refuse(is, 'pdf')).toThrow(expect.objectContaining({ code: 'not_final_accounts' }))
    expect(() => refuse(is, 'html')).toThrow(expect.objectContaining({ advice: expect.stringContaining('部门决算') }))
  }
})

test('a web page with nothing in it is an error, and its name is told where it promises something else', () => {
  expect(() => refuse('other', 'html', 'name_mismatch')).toThrow(
    expect.objectContaining({
      code: 'not_final_accounts',
      message: 'A web page under the name of another kind (2024年度部门决算.pdf). It begins: “登录”.',
      advice: expect.stringContaining('download the file again'),
    }),
  )
})

test('a file with nothing in it keeps its result: figures may stand in it as a picture', () => {
  expect(() => refuse('other', 'pdf')).not.toThrow()
  expect(() => refuse('', 'html')).not.toThrow()
})
