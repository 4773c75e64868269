import { defineRule } from '../rule.ts'
import { sums } from '../sums.ts'

const uses = [
  'ministerial',
  'principal',
  'leader',
  'confidential',
  'emergency',
  'law_enforcement',
  'special',
  'retired',
  'general',
  'other',
]

/** 共有车辆 n 辆，其中 …: the vehicles by use make up all of them. */
export default defineRule({
  id: 'vehicles-by-use',
  title: { zh: '车辆总数等于各类用车之和', en: 'The vehicles are the sum of the vehicles by use' },
  basis: '部门决算公开参考样式：国有资产占用情况',
  severity: 'warning',
  find: (book) =>
    sums(book, [
      { left: ['state_assets|vehicles|count'], right: uses.map((use) => `state_assets|vehicles:${use}|count`) },
    ]),
})
