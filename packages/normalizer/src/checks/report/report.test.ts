import { describe, expect, it } from 'vitest'
import { type Fact, type Result, resultSchema, schemaVersion } from '../../result.ts'
import { runChecks } from '../index.ts'
import { report, table } from '../testing/facts.ts'
import { attentionOf, byNeed, renderHtml, renderMarkdown } from './index.ts'

function result(facts: Fact[], entity = '某某市医疗保障局'): Result {
  const { checks, conflicts, proven } = runChecks(report(facts))
  return resultSchema.parse({
    schemaVersion,
    source: { sha256: '0'.repeat(64), name: 'a.pdf', format: 'pdf', bytes: 1, pages: 20 },
    engine: { version: '0.0.0', layouts: '' },
    report: { entity, fiscalYear: 2024, kind: 'final_accounts', moneyUnit: '万元' },
    facts,
    evaluations: [],
    checks,
    conflicts,
    diagnostics: [],
    coverage: { printed: facts.length, placed: facts.length, proven },
  })
}

const good = result(table('three_public|total|actual 0.16', 'three_public|reception|actual 0.16'))
const wrong = result(table('three_public|total|actual 0.16', 'three_public|reception|actual 1.60'))
const reports = [
  { name: 'good.pdf', result: good },
  { name: 'wrong.pdf', result: wrong },
]

describe('the morning report', () => {
  it('puts the reports that need a person first', () => {
    expect(byNeed(reports).map(({ name, need }) => [name, need])).toEqual([
      ['wrong.pdf', 'look'],
      ['good.pdf', 'none'],
    ])
  })

  it('a number without a place needs a look, though all sums hold', () => {
    const lost = { ...good, coverage: { ...good.coverage, printed: 3 } }
    expect(attentionOf({ name: 'lost.pdf', result: lost }).need).toBe('look')
  })

  it.each([
    ['Markdown', renderMarkdown],
    ['HTML', renderHtml],
  ])('%s says in Chinese and English what fails, where, who, and what would mend it', (_, render) => {
    const text = render(reports)
    expect(text).toContain('1 份需要核对')
    expect(text).toContain('“三公”经费表 合计')
    expect(text.toLowerCase()).toContain('three public expenses: total actual')
    expect(text).toContain('0.16 万元')
    expect(text).toContain('1.6 万元')
    expect(text).toContain('相差 -1.44 万元')
    expect(text).toContain('block 1')
    expect(text).toContain('likely the publisher')
    expect(text).toContain('16,000')
  })

  it('text of a report stays text', () => {
    const hostile = [{ name: '<b>|x.pdf', result: result([], '<script>alert(1)</script>') }]
    expect(renderHtml(hostile)).not.toContain('<script>')
    expect(renderHtml(hostile)).toContain('&lt;script&gt;')
    expect(renderMarkdown(hostile)).toContain('\\<b\\>\\|x.pdf')
  })

  it('the HTML stands alone', () => {
    expect(renderHtml(reports)).not.toMatch(/https?:|<script|<link|@import|src=/u)
  })
})
