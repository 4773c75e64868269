import { expect, test } from 'vitest'
import { numberingOf } from './numbering.ts'

test.each([
  ['第三部分 情况说明', 'part', 3],
  ['二十一、国有资本经营预算支出', 'han', 21],
  ['十、其他事项', 'han', 10],
  ['（十二）完成其他任务', 'han-in-brackets', 12],
  ['( 四 ) 信息公开', 'han-in-brackets', 4],
  ['3．公务接待费', 'digits', 3],
  ['10. 农林水支出', 'digits', 10],
  ['（4）行政运行', 'digits-in-brackets', 4],
  ['2）服务', 'digits-and-bracket', 2],
  ['③运行维护', 'circled', 3],
])('%s', (text, kind, value) => expect(numberingOf(text)).toMatchObject({ kind, value }))

test.each(['2024年度', '3.5万元', '一般公共预算', '（类）支出', '十十、', '100、'])('%s is no numbering', (text) =>
  expect(numberingOf(text)).toBeUndefined(),
)
