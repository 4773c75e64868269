import { describe, expect, test } from 'vitest'
import { explained } from '../testing.ts'
import { patternsByTopic } from './index.ts'

for (const { topic, heading, patterns } of patternsByTopic) {
  describe(topic, () => {
    for (const { example, facts } of patterns) {
      test(example, () => expect(explained([heading, example])).toEqual([...facts].sort()))
    }
  })
}
