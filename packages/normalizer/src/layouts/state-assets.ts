import { defineLayout, named } from '../layout.ts'

/** 国有资产占用情况 (state property in use): cars by use, large equipment. */
export default defineLayout({
  table: 'state_assets',
  title: [
    /国有资产(?:占有|占用|使用)*(?:情况|信息|统计)*表$/u,
    /^(?:[一二三四五六]、)?国有资产(?:占有|占用|使用)*情况$/u,
  ],
  measure: 'count',
  panels: {
    any: {
      items: {
        vehicles: named(/^(?:共有)?车辆(?:数|数量)?(?:合计|小计|总计)?$/u, /^公务用车(?:合计|数量)$/u),
        'vehicles:ministerial': named(/副?部\(?省?\)?级/u),
        'vehicles:principal': named(/主要(?:负责人|领导)/u),
        'vehicles:leader': named(/^领导干部用车$/u),
        'vehicles:confidential': named(/机要通信/u),
        'vehicles:emergency': named(/应急保障/u),
        'vehicles:law_enforcement': named(/执法执勤/u),
        'vehicles:special': named(/特种专业/u),
        'vehicles:retired': named(/离退休/u),
        'vehicles:general': named(/一般公务用车/u),
        'vehicles:other': named(/^其他用车/u),
        equipment_over_1m: named(/单(?:位|台)?价(?:值|在)?100万元/u),
        equipment_over_500k: named(/单(?:位|台)?价(?:值|在)?50万元/u),
        floor_area: named(/房屋(?:面积)?/u),
      },
      columns: { count: named(/^(?:统计数|数量|数|数值|年末数|期末数|决算数|辆数)$/u) },
    },
  },
  alone: { columns: ['count'], items: 5 },
})
