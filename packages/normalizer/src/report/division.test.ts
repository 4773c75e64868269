import { expect, test } from 'vitest'
import { divisionsIn } from './division.ts'

test('the divisions that a name begins with, from the widest', () => {
  expect(divisionsIn('某山市临水区医疗保障局')).toEqual(['某山市', '临水区'])
  expect(divisionsIn('上海市青川区财政局')).toEqual(['上海市', '青川区'])
  expect(divisionsIn('内蒙古自治区某左旗人民法院')).toEqual(['内蒙古自治区', '某左旗'])
  expect(divisionsIn('某族自治州某县教育局')).toEqual(['某族自治州', '某县'])
  expect(divisionsIn('中共某山市委宣传部')).toEqual(['某山市'])
})

test('nothing where a name begins with none, and no zones', () => {
  for (const name of ['国家税务总局', '共青团', '某山大学', '交通运输部某市分局', '高新技术开发区管理委员会', ''])
    expect(divisionsIn(name)).toEqual([])
  expect(divisionsIn('某山市经济技术开发区管理委员会')).toEqual(['某山市'])
  expect(divisionsIn('某山市城市管理局')).toEqual(['某山市'])
})
