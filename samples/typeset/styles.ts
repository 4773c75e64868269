import type { BookStyle, TextStyle } from './book.ts'
import type { FontName } from './canvas.ts'
import type { TextKind } from './markup.ts'
import { filledBars, singleLines, strokedCells } from './rules.ts'

function texts(body: FontName, head: FontName, size: number): Record<TextKind, TextStyle> {
  const left = { align: 'left', before: 0 } as const
  const center = { align: 'center', indent: 0 } as const
  return {
    cover: { ...center, font: head, size: 26, leading: 44, before: 0 },
    part: { ...center, font: head, size: 18, leading: 30, before: 6 },
    title: { ...center, font: head, size: 15, leading: 24, before: 8 },
    section: { ...left, font: head, size, leading: size * 1.9, indent: 2 },
    sub: { ...left, font: head, size, leading: size * 1.9, indent: 2 },
    text: { ...left, font: body, size, leading: size * 1.8, indent: 2 },
    entry: { ...left, font: body, size, leading: size * 1.7, indent: 1 },
    note: { ...left, font: body, size: 9, leading: 13, indent: 0 },
  }
}

/** The looks of the PDF samples: four ways to draw rules, text and pages that readers meet. */
export const STYLES: Readonly<Record<string, BookStyle>> = {
  guyuan: {
    title: '固原市医疗保障服务中心2024年度部门决算',
    producer: 'gongkai samples: borders per cell',
    margin: 48,
    texts: texts('serif', 'sansBold', 14),
    tableFont: 'serif',
    rules: strokedCells,
    foot: (page) => `- ${page} -`,
    doubled: false,
    byColumns: false,
  },
  haidong: {
    title: '海东市医疗保障局2024年度部门决算',
    producer: 'gongkai samples: filled rules',
    margin: 56,
    texts: texts('serif', 'sansBold', 14),
    tableFont: 'serif',
    rules: filledBars,
    foot: (page) => String(page),
    doubled: false,
    byColumns: false,
  },
  gaoping: {
    title: '高平市医疗保险服务中心2024年度单位决算公开',
    producer: 'gongkai samples: single lines',
    margin: 42,
    texts: texts('sans', 'sans', 12),
    tableFont: 'sans',
    rules: singleLines,
    foot: (page) => String(page),
    doubled: true,
    byColumns: true,
  },
  qinzhou: {
    title: '钦州市医疗保障局2024年度部门决算',
    producer: 'gongkai samples: font not embedded',
    margin: 72,
    texts: texts('song', 'song', 15),
    tableFont: 'song',
    rules: singleLines,
    foot: (page) => `— ${page} —`,
    doubled: true,
    byColumns: false,
  },
}
