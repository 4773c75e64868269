import { expect, test } from 'vitest'
import { explained } from './testing.ts'

const threePublic = '七、财政拨款“三公”经费支出决算情况说明'

test('a change of nothing fits every amount, and stays with the line named last', () => {
  const text =
    '公务用车购置及运行维护费支出6万元，其中公务用车购置决算数为0万元，决算数较2023年增加0万元，增长0%，全年购置公务用车0辆。'
  expect(explained([threePublic, text])).toEqual([
    'three_public_activity|vehicles_purchased|count=0',
    'three_public|vehicle_purchase|actual=0',
    'three_public|vehicle_purchase|change=0',
    'three_public|vehicle_purchase|change_percent=0',
    'three_public|vehicle|actual=60000',
  ])
})
