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

const paragraph = (text: string, block: number) => ({ text, place: { in: 'flow', block } as const })

const good = result(table('three_public|total|actual 0.16', 'three_public|reception|actual 0.16'))
const wrong = result(table('three_public|total|actual 0.16', 'three_public|reception|actual 1.60'))
const reports = [attentionOf('good.pdf', good), attentionOf('wrong.pdf', wrong)]

describe('the morning report', () => {
  it('puts the reports that need a person first', () => {
    expect(byNeed(reports).map(({ name, need }) => [name, need])).toEqual([
      ['wrong.pdf', 'look'],
      ['good.pdf', 'none'],
    ])
  })

  it('a number without a place needs a look, though all sums hold', () => {
    const lost = { ...good, coverage: { ...good.coverage, printed: 3 } }
    expect(attentionOf('lost.pdf', lost).need).toBe('look')
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
    expect(text).toContain('责任未定')
    expect(text).toContain('undecided')
    expect(text).toContain('16,000')
  })

  it('text of a report stays text', () => {
    const hostile = [attentionOf('<b>|x.pdf', result([], '<script>alert(1)</script>'))]
    expect(renderHtml(hostile)).not.toContain('<script>')
    expect(renderHtml(hostile)).toContain('&lt;script&gt;')
    expect(renderMarkdown(hostile)).toContain('\\<b\\>\\|x.pdf')
  })

  it('the HTML stands alone', () => {
    expect(renderHtml(reports)).not.toMatch(/https?:|<script|<link|@import|src=/u)
  })

  it('shows the pictures that it is given, under what they show', () => {
    const html = renderHtml(reports, {
      pictures: (report, { rule }) =>
        report.name === 'wrong.pdf' && rule === 'three-public-totals'
          ? [{ caption: 'p. 1 <', svg: '<svg></svg>' }]
          : [],
      note: 'a < b',
    })
    expect(html.match(/<figure>/gu)).toHaveLength(1)
    expect(html).toContain('<figure><svg></svg><figcaption>p. 1 &lt;</figcaption></figure>')
    expect(html).toContain('a &lt; b')
  })

  it('remarks and sentences of reports are no markup either', () => {
    const bad = `<img onerror=x>" ' & \u202e`
    const remark = { code: 'x', severity: 'warning' as const, message: bad }
    const html = renderHtml([attentionOf('a.pdf', { ...good, diagnostics: [remark] })])
    expect(html).toContain('&lt;img onerror=x&gt;&quot; &#39; &amp; \uFFFD')
  })

  it('what is found word for word in several places is said once, with all places', () => {
    const leftover = {
      paragraphs: ['增加（减少）0 元。', '增加（减少）0 元。'].map((text, index) => paragraph(text, index + 1)),
    }
    const { checks } = runChecks({ ...report([]), ...leftover })
    const [entry, ...others] = attentionOf('a.pdf', { ...good, checks: [...checks] }).entries
    expect(others).toEqual([])
    expect(entry).toMatchObject({ rule: 'template-leftovers', places: [{ block: 1 }, { block: 2 }] })
  })

  it('names the figure that the best proposal changes', () => {
    const [entry] = attentionOf('wrong.pdf', wrong).entries
    const [best] = entry?.proposals ?? []
    expect(entry?.figures.filter((figure) => figure.suspect).map((figure) => figure.name)).toEqual([best?.name])
  })
})
