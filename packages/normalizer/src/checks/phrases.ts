/**
 * Set phrases of the official form (部门决算公开参考样式). `#` is a figure. Letters in brackets may be missing by right, or their
 * absence makes other words: what is left without them is no slip.
 */
export const setPhrases: readonly string[] = [
  '支出决算#',
  '支出决算[为]#',
  '支出决算数',
  '年[初]预算[为]#',
  '完成[年初]预算[的]#',
  '占本年支出合[计][的]#',
  '本[年]收入[合]计',
  '本[年]支出[合]计',
  '财政拨款[收]入',
  '财政拨款[支]出',
  '一[般]公共预算',
  '政府[性]基金预算',
  '国有资本经营预算',
  '上[级]补助[收]入',
  '附属单位[上]缴[收]入',
  '上缴上级支出',
  '年[初]结转[和结]余',
  '年[末]结转[和结]余',
  '公[务用]车运行维护费',
  '公务接待费',
  '公[务用]车保有量',
  '机关运行[经]费',
  '政府采购支出总额',
  '政府采购货物支出',
  '政府采购工程支出',
  '政府采购服务支出',
  '授予[中小]企业合同',
  '授予[小微]企业合同',
  '社会保障[和]就业',
  '卫生健康[支]出',
  '住[房]保障支出',
  '行[政]事业单位养老',
  '[主要]原因是',
]

/** What is written with a letter that looks like another one, or twice, and what is meant. */
export const misspelt: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/拔款/u, '拨款'],
  [/年未(?=结转|结余|余额)/u, '年末'],
  [/(?<=集体|国有|农村)士地/u, '土地'],
  [/万元万?元/u, '万元'],
  [/(?<=\d)[%％]{2}/u, '%'],
  [/(增加|减少|增长|下降|主要|原因|完成)\1/u, '$1'],
]
