import { expect, test } from 'vitest'
import { correctPhrases } from './set-phrases.ts'

test('one wrong letter of a set phrase is put right', () => {
  expect(correctPhrases('支出3万元，完成年初巴算的90%')).toBe('支出3万元，完成年初预算的90%')
  expect(correctPhrases('机关远行经费支出5万元')).toBe('机关运行经费支出5万元')
  expect(correctPhrases('公务用车购置及运行维扩费')).toBe('公务用车购置及运行维护费')
})

test('the letter that tells two phrases apart stays, and so does what is right, or wrong twice', () => {
  for (const text of [
    '年木结转和结余',
    '国夕公务接待',
    '授予中小企业合同金额',
    '机关远行经贵支出',
    '公务用车购置支出',
    '因公出国(境)支出',
    '完成当年预算的',
    '收支总计',
    '上级补助收8',
    '',
  ])
    expect(correctPhrases(text)).toBe(text)
})
