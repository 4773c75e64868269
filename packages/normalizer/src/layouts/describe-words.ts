import type { Word, Words } from '../layout.ts'

/**
 * Words of a declaration as people read them: `/(?:收入支出|收支)(?:决算)?总表$/u` gives `(收入支出|收支)[决算]总表`. What may be
 * missing stands in square brackets, what may stand for anything is `…`.
 */
export function describeWords(words: Words): string {
  const list: readonly Word[] = Array.isArray(words) ? (words as readonly Word[]) : [words as Word]
  return list.map((word) => (typeof word === 'string' ? word : describePattern(word.source))).join(' or ')
}

/** An atom of a regular expression, with the sign behind it that says how often it stands. */
const atom = /^(\\.|\[[^\]]*\]|[^\\[\]])([?*+]|\{\d+(?:,\d*)?\})?/u

function describePattern(source: string): string {
  let rest = source
  const one = (): string => {
    let text = ''
    while (rest !== '' && !rest.startsWith(')')) {
      if (rest.startsWith('|')) {
        text += '|'
        rest = rest.slice(1)
      } else text += rest.startsWith('(') ? group() : character()
    }
    return text
  }
  const group = (): string => {
    const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/u.exec(rest)?.[0] ?? '('
    rest = rest.slice(opening.length)
    const inside = one()
    rest = rest.slice(1)
    const often = /^(?:[?*+]|\{\d+(?:,\d*)?\})/u.exec(rest)?.[0] ?? ''
    rest = rest.slice(often.length)
    if (/[=!]/u.test(opening)) return ''
    if (often === '?') return `[${inside}]`
    if (often === '*') return `[${inside}]…`
    return often === '' && !inside.includes('|') ? inside : `(${inside})`
  }
  const character = (): string => {
    const found = atom.exec(rest)
    if (!found) {
      const first = rest[0] ?? ''
      rest = rest.slice(1)
      return first
    }
    rest = rest.slice(found[0].length)
    const [, one = '', often] = found
    if (one === '^' || one === '$') return ''
    if (one === '.') return '…'
    const plain = one.startsWith('[')
      ? `(${[...one.slice(1, -1)].join('|')})`
      : one.replace(/^\\(?=[()[\]{}.*+?|/])/u, '')
    return often === '?' || often === '*' ? `[${plain.replace(/^\((.*)\)$/u, '$1')}]${often === '*' ? '…' : ''}` : plain
  }
  return one()
}
