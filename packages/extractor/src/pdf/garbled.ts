/**
 * Whether letters are what is seen. A text layer may name letters that are others than those drawn: its map of letters was damaged when the
 * file was converted, taken from another font, or never fitted. What it says is then no Chinese. Each sign below is one that
 * readable pages never show, so that no good text layer is passed over; one that is wrong in few letters may pass.
 */
export type Garble =
  /** Letters of Western Europe stand in the middle of Chinese words: `服ó中心`. */
  | 'stray letters'
  /** Chinese written in letters of Western Europe: `ÊÕÈë` for 收入. */
  | 'western letters'
  /** Many letters that hardly any text uses: `鏀跺叆` for 收入. */
  | 'rare letters'
  /** Letters in use, in no order that makes words. */
  | 'no words'

const han = /\p{Script=Han}/u
/** Latin letters beyond English. */
const western = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]/u

const [fewestStray, leastStray] = [3, 0.005]
const [fewestWestern, leastWestern] = [20, 0.3]
const [fewestRare, leastRare] = [10, 0.05]
const fewestForWords = 150

/**
 * Judges letters in the order in which they are drawn.
 *
 * @param texts One letter each.
 */
export function findGarble(texts: readonly string[]): Garble | undefined {
  let [letters, hans, rare, westerns, strays] = [0, 0, 0, 0, 0]
  let hasWord = false
  const words = commonWords()
  const usual = usualLetters()
  for (const [i, text] of texts.entries()) {
    if (han.test(text)) {
      letters++
      hans++
      if (!usual.has(text)) rare++
      hasWord ||= words.has(text + (texts[i + 1] ?? ''))
    } else if (western.test(text)) {
      letters++
      westerns++
      if (han.test(texts[i - 1] ?? '') || han.test(texts[i + 1] ?? '')) strays++
    } else if (/\p{L}/u.test(text)) letters++
  }
  if (westerns >= fewestWestern && westerns >= letters * leastWestern) return 'western letters'
  if (strays >= fewestStray && strays >= letters * leastStray) return 'stray letters'
  if (rare >= fewestRare && rare >= hans * leastRare) return 'rare letters'
  if (hans >= fewestForWords && !hasWord) return 'no words'
  return undefined
}

let usualSet: ReadonlySet<string> | undefined

/**
 * The letters in use: those of GB 2312-1980 (6,763, simplified) and level 1 of Big5 (5,401, traditional). Less than half of the Chinese letters of
 * Unicode's first block; of text, all but a letter in a name here and there.
 */
function usualLetters(): ReadonlySet<string> {
  if (usualSet !== undefined) return usualSet
  const bytes = (first: number, last: number, trails: readonly number[]): Uint8Array =>
    Uint8Array.from({ length: (last - first + 1) * trails.length * 2 }, (_, i) => {
      const at = i >> 1
      return i % 2 === 0 ? first + Math.floor(at / trails.length) : (trails[at % trails.length] ?? 0)
    })
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const simplified = new TextDecoder('gbk').decode(bytes(0xb0, 0xf7, range(0xa1, 0xfe)))
  const traditional = new TextDecoder('big5').decode(bytes(0xa4, 0xc6, [...range(0x40, 0x7e), ...range(0xa1, 0xfe)]))
  usualSet = new Set([...simplified, ...traditional].filter((letter) => han.test(letter)))
  return usualSet
}

let wordSet: ReadonlySet<string> | undefined

/** Words of which one stands on every page of an official text. */
function commonWords(): ReadonlySet<string> {
  wordSet ??= new Set(
    `单位 部门 项目 情况 工作 管理 支出 收入 合计 预算 决算 财政 经费 资金 公共 服务 社会 保障 其他 名称 金额 数量 指标 完成 目标 绩效
    年度 主要 进行 以及 中心 国家 中国 人员 机关 事业 行政 基本 有限 公司 办公 序号 备注 姓名 地址 电话 组织 建设 发展 制度 政策 规定
    要求 开展 相关 法律 法规 负责 我市 我县 我区 全市 全县 全区 街道 社区 学校 医院 教育 卫生 安全 信息 技术 生产 经济 文化 企业 活动
    标准 评价 问题 措施 加强 提高 实施 根据 按照 使用 采购 政府 费用 增加 减少 原因 比上 上年 同比 本年 其中 包括 没有 可以 这个
    我们 他们 已经 因为 所以 如果 時間 單位 部門 項目 情況 管理`
      .trim()
      .split(/\s+/),
  )
  return wordSet
}
