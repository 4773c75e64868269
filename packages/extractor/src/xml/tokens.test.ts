import { describe, expect, it } from 'vitest'
import { xmlAttribute, xmlTokens } from './tokens.ts'

const kinds = (text: string) =>
  [...xmlTokens(text)].map((token) => (token.kind === 'text' ? `text ${token.source}` : `${token.kind} ${token.name}`))

describe('xmlTokens', () => {
  it('cuts tags and text, and leaves out what is neither', () => {
    expect(kinds('<?xml version="1.0"?><!-- <x> --><a b="1>2"><c/>t&amp;u<![CDATA[<v>]]></a>')).toEqual([
      'open a',
      'open c',
      'text t&amp;u',
      'text &lt;v&gt;',
      'close a',
    ])
  })

  it.each(['<a', '<a b="', '<!--', '<![CDATA[', '<', '</', '<?'])('ends at the end of %s', (text) => {
    expect(kinds(text).length).toBeLessThan(2)
  })
})

describe('xmlAttribute', () => {
  it('undoes references', () => {
    expect(xmlAttribute(`<a w:val='1' val="&#x4e00;&#19968;&lt;&quot;&nbsp;">`, 'val')).toBe('一一<"&nbsp;')
    expect(xmlAttribute('<a b = "1">', 'b')).toBe('1')
    expect(xmlAttribute('<a b="1">', 'c')).toBeUndefined()
  })

  it('comes to an end on tags of any length', () => {
    expect(xmlAttribute(`<a ${'b'.repeat(1_000_000)}>`, 'c')).toBeUndefined()
    expect(xmlAttribute(`<a ${'b="1" '.repeat(200_000)}>`, 'c')).toBeUndefined()
  })
})
