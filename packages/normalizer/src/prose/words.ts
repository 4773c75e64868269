/**
 * Words that say what a figure is, whatever it is of. Each is a regular expression over cleaned text; the longest word that
 * begins at a place stands there.
 */
export type Word =
  /** `uses`: a list of what was spent follows (以下方面). */
  | { readonly kind: 'break'; readonly strength: 'comma' | 'semicolon' | 'list' | 'colon'; readonly uses?: true }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `占…的`, 追加: the figure after it is a share, or of something that no line has. */
  | { readonly kind: 'share' }
  /** `year`: the one that is named with it (2023年预算). */
  | { readonly kind: 'budget' | 'adjusted'; readonly year?: number | 'previous' }
  /** `spent`: it is said of expenditure (支出决算). */
  | { readonly kind: 'actual'; readonly spent?: true }
  /** 完成预算的: of the initial budget, of the adjusted one, or not said. */
  | {
      readonly kind: 'completion'
      readonly of: 'initial' | 'adjusted' | 'budget'
      readonly year?: number | 'previous'
    }
  /** 增加, 减少: the figure after it is a difference. `open`: the alternative of the form was not struck out. */
  | { readonly kind: 'direction'; readonly negative: boolean; readonly open: boolean }
  /** What a difference is measured against. */
  | {
      readonly kind: 'base'
      readonly base: 'previous' | 'budget'
      /** Of a budget, where it is named. */
      readonly year?: number | 'previous'
      /** 大于, 小于: what comes next is the difference to it. */
      readonly differs?: 'above' | 'below'
    }
  /** `相比` ends the comparison: what follows is of the report again. */
  | { readonly kind: 'compared' }
  /** From here on reasons are told: `主要原因是…`. */
  | { readonly kind: 'cause' }
  /** From here on uses are told: `主要用于…`. */
  | { readonly kind: 'purpose' }
  | { readonly kind: 'year'; readonly year: number | 'previous' | 'report' }
  | { readonly kind: 'filler'; readonly spent?: true }
  /** 主要包括: names alone that follow are no subjects. */
  | { readonly kind: 'including' }
  /** 均, 各: what is said is said of each that was named. */
  | { readonly kind: 'each' }
  /** 其中: parts of what was named. */
  | { readonly kind: 'among' }

const up = '增加|增长|上升|提高|上涨|增幅|增(?=\\d)'
const down = '减少|下降|降低|缩减|压减|压缩|增减少|减幅|降幅|减(?=\\d)'
const afterDirection = '(?:额|幅度?|率|比例|计)?(?:了|为)?(?!到|至)'
/** `小于(大于)` is the alternative of the form. */
const unequal = '(?:大于|小于|等于|高于|低于|超过|超)(?:\\((?:大于|小于|等于|[、/])*\\))?'
const comparing = `比|较|与|同|相[较比对]于|${unequal}`
const yearBefore = '(?:上年度?|上一年度?|上一度|去年)(?:同期)?(?:支出)?(?:决算)?(?:数|支出)?'
const year = '(?:20\\d\\d年度?)?'
const anyYear = '(?:(?:20\\d\\d年度?|上年度?|上一年度?|去年)的?)?'

export interface WordRule {
  readonly says: RegExp
  readonly word: (found: string) => Word
}

/** A rule for text that begins exactly where it is tried. */
function rule(says: string, word: Word | ((found: string) => Word)): WordRule {
  return { says: new RegExp(says, 'uy'), word: typeof word === 'function' ? word : () => word }
}

/** `大于预算数`: above the budget; `小于(大于)预算数`, `等于`: neither for certain. */
function against(base: 'previous' | 'budget', found: string): Word {
  const [, word] = /^(大于|高于|超过?|小于|低于)(?!\()/u.exec(found) ?? []
  const plain = { kind: 'base', base, ...(base === 'budget' ? yearIn(found) : {}) } as const
  if (word === undefined) return plain
  return { ...plain, differs: word === '小于' || word === '低于' ? 'below' : 'above' }
}

/** The year that a budget is named with: `2023年预算`, `上年预算数`. */
function yearIn(found: string): { readonly year?: number | 'previous' } {
  const [printed] = /20\d\d(?=年)/u.exec(found) ?? []
  if (printed !== undefined) return { year: Number(printed) }
  return /[上去]一?年/u.test(found) ? { year: 'previous' } : {}
}

function spentIn(found: string): { readonly spent?: true } {
  return found.includes('支出') ? { spent: true } : {}
}

export const wordRules: readonly WordRule[] = [
  rule('，|,', { kind: 'break', strength: 'comma' }),
  rule('[;；!！?？]', { kind: 'break', strength: 'semicolon' }),
  rule('、', { kind: 'break', strength: 'list' }),
  rule(':', { kind: 'break', strength: 'colon' }),
  rule('\\(', { kind: 'open' }),
  rule('\\)', { kind: 'close' }),
  rule(`(?:${up})(?:\\/|、|或)?\\(?(?:${down})(?:[、/](?:${down}))?\\)?${afterDirection}`, {
    kind: 'direction',
    negative: false,
    open: true,
  }),
  rule(`(?:${down})(?:\\/|、|或)?\\(?(?:${up})(?:[、/](?:${up}))?\\)?${afterDirection}`, {
    kind: 'direction',
    negative: true,
    open: true,
  }),
  rule(`(?:${up})${afterDirection}`, { kind: 'direction', negative: false, open: false }),
  rule(`(?:${down})${afterDirection}`, { kind: 'direction', negative: true, open: false }),
  rule('同比', { kind: 'base', base: 'previous' }),
  rule('相比|相较|比较|对比', { kind: 'compared' }),
  rule(`(?:${comparing})${yearBefore}|${yearBefore}(?=相比|相较|比较)`, (found) => against('previous', found)),
  rule(`(?:${comparing}|和)${anyYear}(?:年初|全年|调整后?|当年|年度)?的?(?:支出)?预算(?:数|安排)?`, (found) =>
    against('budget', found),
  ),
  rule(
    `(?:完成|达到)(?:了)?${anyYear}(?:年初|全年|调整后?|年度|当年|本年|部门)?(?:支出)?(?:调整)?(?:后的?)?预算(?:数|安排|总额|支出)?的?|(?:预算)?(?:完成|执行)(?:率|进度)(?:为|达)?|(?:(?:支出)?决算(?:数|支出)?)?为${year}(?:年初|全年|调整后?|年度)?预算(?:数)?的`,
    (found) => ({
      kind: 'completion',
      of: /年初/u.test(found) ? 'initial' : /全年|调整/u.test(found) ? 'adjusted' : 'budget',
      ...yearIn(found),
    }),
  ),
  rule('占比?', { kind: 'share' }),
  // 年中追加20万元: changes of the budget within the year, which no column has.
  rule('(?:年中|当年|年内|年度中)?(?:追加|调增|调减|追减|核减)(?:预算|指标|资金|安排)?(?:数)?(?:为|了)?', {
    kind: 'share',
  }),
  rule(`${year}(?:年中)?(?:全年|调整后?的?)(?:财政拨款)?(?:支出)?预算(?:数|安排|安排数)?(?:为|安排)?`, (found) => ({
    kind: 'adjusted',
    ...yearIn(found),
  })),
  rule(
    `${year}(?:年初|当年|本年|年度)?(?:财政拨款)?(?:支出)?预算(?:数|安排|安排数|安排支出)?(?:为|安排)?(?!财政|拨款|单位|管理|绩效|执行|编制|资金|项目|收入|内|外|法|调整|数的|金额)`,
    (found) => ({ kind: 'budget', ...yearIn(found) }),
  ),
  rule(
    '(?:支出)?(?:实际)?决算(?:支出(?!总计|合计|总额))?(?:数|金额|支出数)?(?:为)?|实际支出(?:数)?(?:为)?|(?:支出|实际)?执行数(?:为)?',
    (found) => ({ kind: 'actual', ...spentIn(found) }),
  ),
  rule(
    '(?:其)?(?:增减)?(?:变化|变动|增长|减少|增加|下降)?的?(?:主要|具体)?原因(?:是|为|如下)?|由于|因为|原因|系因|主要是(?:因为|由于)?|主要系|主要因',
    { kind: 'cause' },
  ),
  rule('(?:主要)?(?:用于|用途)|主要为|其中新增|是指', { kind: 'purpose' }),
  // 5.其他收入3万元，系预算单位取得的…: what such an income is.
  rule('(?:系|为)(?=预算单位|事业单位|行政单位|本级|[省市县区]本?级|财政部门|以前年度|当年|除|指)', {
    kind: 'purpose',
  }),
  rule('上年度?|上一年度?|去年', { kind: 'year', year: 'previous' }),
  // Several years: 2021年至2023年累计, 十四五以来.
  rule(
    '20\\d\\d年?度?(?:至|到|[-—–~])20\\d\\d年度?|20\\d\\d年(?:\\d{1,2}月)?以来|十[三四五六]五(?:期间|以来|时期)|近[两三四五几]年来?',
    { kind: 'year', year: 'previous' },
  ),
  // Part of a year, which is not the year of the report either.
  rule('20\\d\\d年(?!1[-至]12月|12月31日|12月[底末])\\d{1,2}(?:[-至]\\d{1,2})?月(?:份|\\d{1,2}日)?', {
    kind: 'year',
    year: 'previous',
  }),
  rule('本年度?|当年', { kind: 'year', year: 'report' }),
  rule('(?:年初)?(?:无|未安排|没有|未编制|未列)(?:年初)?预算(?:安排)?', { kind: 'filler' }),
  rule('20\\d\\d年(?:度)?(?!至|初|末|-)', (found) => ({ kind: 'year', year: Number(found.slice(0, 4)) })),
  rule('20\\d\\d年年?[末底]', (found) => ({ kind: 'year', year: Number(found.slice(0, 4)) })),
  rule('[-—–]+(?=\\p{Script=Han})', { kind: 'filler' }),
  rule('截[至止]?(?:到)?20\\d\\d年(?:12月31日|12月[底末]|末|底|年末|年底)|12月31日|年末|年底', {
    kind: 'filler',
  }),
  rule(
    '如下|为|共计|共有|共|合计|总计|约|累计|计|的|了|是|数量|数|额|金额|总额|总数|费用|安排|达到|达|年末|发生|财政拨款|一般公共预算|汇总数?',
    { kind: 'filler' },
  ),
  rule('支出', { kind: 'filler', spent: true }),
  rule('(?:主要)?包括', { kind: 'including' }),
  rule('以下几?个?(?:大)?方面:?', { kind: 'break', strength: 'colon', uses: true }),
  rule('行政(?:事业)?单位(?:[和及、](?=参照))?', { kind: 'filler' }),
  rule('均|各', { kind: 'each' }),
  rule('其中', { kind: 'among' }),
  rule('今年', { kind: 'year', year: 'report' }),
  rule('参公|参照公务员法管理(?:的)?(?:事业单位)?|全口径|通过', { kind: 'filler' }),
  rule('本部门|我部门|本单位|我单位|本局|我局|本院|我院|本中心|全年|年度|部门|单位|全部|具体|分别', {
    kind: 'filler',
  }),
  rule(
    '来访|来宾|外宾|团组|批次|人次|(?:总|参团|出访)?人数|人员|组织|列明|到访|使用|开支|负担|数|因公|公务|出国\\(境\\)|接受',
    {
      kind: 'filler',
    },
  ),
]
