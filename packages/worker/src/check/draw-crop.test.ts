import type { Glyph, PageContent } from '@gongkai/extractor'
import { expect, test } from 'vitest'
import { drawCrop } from './draw-crop.ts'

const glyph = (text: string, x0: number, y0: number): Glyph => ({
  text,
  x0,
  x1: x0 + 10,
  y0,
  y1: y0 + 10,
  baseline: y0 + 9,
  size: 10,
  bold: false,
})

const page: PageContent = {
  number: 7,
  width: 595,
  height: 842,
  textLayer: 'present',
  glyphs: [glyph('决', 50, 100), glyph('<', 80, 100), glyph('远', 50, 700)],
  rules: [
    { direction: 'horizontal', at: 98, from: 40, to: 300, thickness: 0.5, visible: true },
    { direction: 'vertical', at: 40, from: 90, to: 400, thickness: 0.5, visible: false },
  ],
  diagnostics: [],
}

const marks = [{ page: 7, box: [48, 98, 92, 112] as [number, number, number, number], suspect: true }]

test('a crop has what is printed in the strip, as wide as what is printed, and the figure marked', () => {
  const svg = drawCrop(page, { top: 86, bottom: 124, marks }) ?? ''
  expect(svg).toContain('viewBox="32 86 276 38"')
  expect(svg).toContain('>决</text>')
  expect(svg).toContain('>&lt;</text>')
  expect(svg).toContain('<rect x="47" y="97" width="46" height="16" class="best" rx="1.5"/>')
  expect(svg).not.toContain('远')
  expect(svg).not.toContain('unseen')
})

test('a strip without letters (a scan) has no crop', () => {
  expect(drawCrop(page, { top: 300, bottom: 340, marks })).toBeUndefined()
})
