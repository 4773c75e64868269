import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../packages/extractor/src/index.ts'
import { type Check, normalize } from '../packages/normalizer/src/index.ts'

/**
 * What is not written as it should be in published reports, as found by reading them: every line is found, and the rules on words
 * say nothing else. Needs the folder `shared` beside the project.
 */

const corpus = join(import.meta.dirname, '..', '..', 'shared', 'corpus')

const wordRules = [
  'brackets',
  'numbering',
  'line-numbers',
  'form-labels',
  'items-named',
  'projects-named',
  'body-named',
  'set-phrases',
  'repeated-words',
  'foreign-words',
  'closing-marks',
]

/** Of each report: the rule, words of its Chinese message, and how often it says them. */
const odd: Readonly<Record<string, readonly (readonly [rule: string, says: string, times: number])[]>> = {
  'rendered/guyuan.pdf': [
    ['line-numbers', '50 → 53', 1],
    ['line-numbers', '二十一、', 1],
    ['line-numbers', '二十三、', 1],
    ['form-labels', '总计', 1],
    ['form-labels', '40份', 2],
    ['set-phrases', '占7.11%', 1],
    ['set-phrases', '支出决算', 1],
    ['repeated-words', '表注', 1],
  ],
  'rendered/qinzhou.pdf': [],
  'rendered/lukou.docx': [
    ['numbering', '三是', 1],
    ['form-labels', '资本性赠与', 1],
  ],
  'rendered/haidong.pdf': [
    ['numbering', '（4）', 1],
    ['projects-named', '会审', 1],
    ['projects-named', '专项行动', 1],
    ['projects-named', '举报奖励', 1],
    ['projects-named', '两定', 1],
    ['repeated-words', '改革服务', 1],
  ],
  'rendered/gaoping.pdf': [['line-numbers', '15 → 17', 1]],
  'real/putuo-planning.pdf': [
    ['brackets', '其中，绩效评级', 1],
    ['items-named', '退休人员活动费', 1],
    ['items-named', '其他国土资源事务支出', 1],
    ['items-named', '住房保障支出', 1],
    ['body-named', '规划与自然资源局', 3],
    ['set-phrases', '土地', 1],
    ['closing-marks', '句末', 1],
  ],
}

describe.skipIf(!existsSync(corpus))('words of published reports (needs ../shared)', () => {
  const failing = new Map<string, readonly Check[]>()

  beforeAll(async () => {
    for (const file of Object.keys(odd)) {
      const bytes = new Uint8Array(readFileSync(join(corpus, file)))
      const document = await read(bytes)
      const source = { sha256: '0'.repeat(64), name: file, format: document.format, bytes: bytes.length, pages: 0 }
      const { checks } = normalize(document, { source })
      const fails = ({ rule, verdict }: Check) =>
        wordRules.includes(rule) && !['exact', 'not_applicable'].includes(verdict)
      failing.set(file, checks.filter(fails))
    }
  })

  test.each(Object.entries(odd))('%s', (file, expected) => {
    const found = failing.get(file) ?? []
    const times = expected.map(([rule, says]) => [
      rule,
      says,
      found.filter((check) => check.rule === rule && check.message.zh.includes(says)).length,
    ])
    expect(times).toEqual(expected)
    expect(
      found.filter(({ rule, message }) => !expected.some(([of, says]) => of === rule && message.zh.includes(says))),
    ).toEqual([])
  })
})
