import { misspelt, setPhrases } from '../phrases.ts'
import { defineWordingRule, type Slip } from '../wording-rule.ts'

interface Broken {
  readonly form: string
  readonly right: string
}

/** Sharing their first two letters, for a text is long and slips are few. */
const brokenForms: ReadonlyMap<string, readonly Broken[]> = Map.groupBy(setPhrases.flatMap(broken), ({ form }) =>
  form.slice(0, 2),
)

/** `支出 400,025.16 元，7.11%`: a share without the word for it, among shares that have it. */
const bareShare = /([^，。；]{0,40}元)[，,](\d{1,3}(?:\.\d{1,4})?%)(?=[，,；;。])/gu
const shareWithWord = /元[，,]占比?\d/u
const change = /[增减升降]/u

/**
 * Set phrases of the form are written in full: `支出决0元`, `本年支出合合计`, `年未结转`. A phrase counts as broken where all its letters
 * but one inside it stand side by side, or one of them twice.
 */
export default defineWordingRule({
  id: 'set-phrases',
  title: { zh: '固定用语书写完整', en: 'Set phrases are written in full' },
  basis: '部门决算公开参考样式：各段的固定用语',
  severity: 'info',
  good: { zh: '固定用语书写完整。', en: 'Set phrases are written in full.' },
  *find(printed) {
    for (const block of printed) {
      if (block.kind === 'table') continue
      const text = block.text.replace(/\s/gu, '')
      yield* brokenIn(text, block.place)
      for (const [wrong, right] of misspelt) {
        const [words, once = ''] = wrong.exec(text) ?? []
        if (words !== undefined) yield slip(words, right.replace('$1', once), block.place)
      }
      yield* bareShares(text, block.place)
    }
  },
})

function* brokenIn(text: string, place: Slip['place']): Iterable<Slip> {
  const seen = new Set<string>()
  for (let at = 0; at < text.length - 3; at += 1) {
    for (const { form, right } of brokenForms.get(text.slice(at, at + 2)) ?? []) {
      const figure = form.endsWith('#')
      const words = figure ? form.slice(0, -1) : form
      if (!text.startsWith(words, at) || seen.has(words)) continue
      if (figure && !/^\d/u.test(text.charAt(at + words.length))) continue
      seen.add(words)
      yield slip(words, right.replace('#', ''), place)
    }
  }
}

function* bareShares(text: string, place: Slip['place']): Iterable<Slip> {
  if (!shareWithWord.test(text)) return
  for (const [, before = '', share = ''] of text.matchAll(bareShare)) {
    if (!change.test(before)) yield slip(`元，${share}`, `元，占${share}`, place)
  }
}

function slip(words: string, right: string, place: Slip['place']): Slip {
  return {
    message: { zh: `“${words}”应为“${right}”。`, en: `“${words}” should be “${right}”.` },
    place,
  }
}

/** The phrase with each of its inner letters left out, and with each printed twice, unless a letter may be missing by right. */
function broken(phrase: string): Broken[] {
  const letters = [...phrase.matchAll(/\[([^\]]+)\]|(.)/gu)].flatMap(([, free, fixed = '']) =>
    free === undefined ? [{ letter: fixed, fixed: true }] : [...free].map((letter) => ({ letter, fixed: false })),
  )
  const word = (of: typeof letters) => of.map(({ letter }) => letter).join('')
  const right = word(letters)
  const forms = letters.flatMap(({ letter, fixed }, at) => {
    if (!fixed || letter === '#' || at === 0) return []
    const twice = word([...letters.slice(0, at + 1), ...letters.slice(at)])
    const without = word(letters.toSpliced(at, 1))
    return at === letters.length - 1 ? [] : [without, twice]
  })
  return forms.map((form) => ({ form, right }))
}
