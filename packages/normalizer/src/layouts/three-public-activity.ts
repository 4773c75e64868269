import { defineLayout, named } from '../layout.ts'

/** The counts below 财政拨款“三公”经费支出决算表: groups and persons abroad, cars, receptions; in lines or in the header. */
export default defineLayout({
  table: 'three_public_activity',
  title: [/三公经费(?:相关)?(?:实物量|统计数|业务量|统计)(?:情况)?表?$/u],
  measure: 'count',
  panels: {
    any: {
      items: {
        overseas_groups: named(/出国\(?境?\)?.*(?:团组|组数|批次)/u),
        overseas_persons: named(/出国\(?境?\)?.*(?:人次|人数)/u),
        vehicles_purchased: named(/公务用车购置(?:数|数量|量)?(?:\(辆\))?$/u, /购置.*(?:辆|数量?)$/u),
        vehicles_owned: named(/公务用车保有/u, /保有量/u),
        foreign_reception_batches: named(/(?:国\(境\)外|外事|国外).*接待.*批/u),
        foreign_reception_persons: named(/(?:国\(境\)外|外事|国外).*接待.*人/u),
        reception_batches: named(/公务接待.*批/u),
        reception_persons: named(/公务接待.*人/u),
      },
      columns: { count: named(/^(?:统计数|数量|数|决算数|数值)$/u) },
    },
  },
  alone: { columns: ['count'], items: 4 },
})
