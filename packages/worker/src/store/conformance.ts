import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Failure } from '../pool/messages.ts'
import { StaleClaimError, type Store } from './store.ts'
import { engine, newerEngine, readerWith, resultOf, shaOf, sourceOf } from './testing.ts'

const corrupt: Failure = { code: 'corrupt', message: 'cut off', advice: 'Download it again.' }

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const value of values) found.push(value)
  return found
}

/** What every store must do. `open` gives an empty store. */
export function storeConformance(name: string, open: () => Promise<Store>): void {
  describe(`the store ${name}`, () => {
    let store: Store
    let n = 0
    /** A fresh run and fresh bytes, so that the examples share one store. */
    const fresh = async (kind = 'ingest') => {
      n += 1
      const run = `run-${n}`
      await store.beginRun({ id: run, kind })
      return { run, sha256: n.toString(16).padStart(64, '0'), origin: `/reports/${n}.pdf` }
    }
    const pending = async (): Promise<string[]> => (await all(store.pending())).map(({ sha256 }) => sha256)

    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    test('a new document is queued, read, and the run told', async () => {
      const { run, sha256, origin } = await fresh()
      expect(await store.note(run, [sourceOf(origin, sha256)], engine)).toEqual(['queued'])
      expect(await all(store.pending())).toContainEqual({ sha256, path: origin })
      expect((await store.run(run))?.counts).toMatchObject({ pending: 1, new: 0 })

      const result = resultOf(sha256, ['11080000', '0.01'])
      await store.save(result, await store.claim(sha256))

      expect(JSON.stringify(await store.result(sha256))).toBe(JSON.stringify(result))
      expect(await pending()).not.toContain(sha256)
      expect(await store.items(run)).toEqual([
        { origin, sha256, outcome: 'new', code: null, why: null, changedFacts: 0 },
      ])
    })

    test('noting and storing twice is the same as once', async () => {
      const { run, sha256, origin } = await fresh()
      for (const decision of ['queued', 'queued']) {
        expect(await store.note(run, [sourceOf(origin, sha256)], engine)).toEqual([decision])
      }
      const before = await store.counts()
      for (const _ of [1, 2]) await store.save(resultOf(sha256, ['1', '2']), await store.claim(sha256))
      const after = await store.counts()
      expect(after.facts - before.facts).toBe(2)
      expect(await store.history(sha256)).toEqual([])
      expect((await store.run(run))?.counts).toMatchObject({ new: 1, pending: 0 })
    })

    test('a document that was read by this engine is unchanged; a newer engine reads it again', async () => {
      const { run, sha256, origin } = await fresh()
      await store.note(run, [sourceOf(origin, sha256)], engine)
      await store.save(resultOf(sha256, ['1']), await store.claim(sha256))
      const next = await fresh()
      expect(await store.note(next.run, [sourceOf(origin, sha256)], engine)).toEqual(['unchanged'])
      expect(await store.settle(sha256, engine)).toBe(true)
      expect(await store.settle(sha256, newerEngine)).toBe(false)
      const last = await fresh()
      expect(await store.note(last.run, [sourceOf(origin, sha256)], newerEngine)).toEqual(['queued'])
    })

    describe('an engine of the same version with other layouts', () => {
      const [income, funds] = ['收入决算表', '政府性基金预算财政拨款收入支出决算表']
      const before = readerWith({ income, funds })
      const added = readerWith({ income, funds, projects: '项目支出决算表' })
      const changed = readerWith({ income: '收入决算总表', funds })
      /** A document that was read by `before`: it has an income statement, and a table that no layout knew. */
      const given = async (withSeen = true) => {
        const { run, sha256, origin } = await fresh()
        await store.note(run, [sourceOf(origin, sha256)], before)
        const seen = {
          layouts: ['income'],
          lines: [
            ['某局', income],
            ['2023年度', '项目支出', '决算表'],
          ],
          untitled: false,
        }
        const { version, layouts } = before
        const result = resultOf(sha256, ['1', '2'], { version, layouts })
        await store.save(result, await store.claim(sha256), withSeen ? seen : undefined)
        return { run: (await fresh()).run, sha256, origin }
      }

      test('reads again what a new layout has a title in, and says why', async () => {
        const { run, sha256, origin } = await given()
        expect(await store.note(run, [sourceOf(origin, sha256)], added)).toEqual(['queued'])
        expect(await store.settle(sha256, added)).toBe(false)
        const { version, layouts } = added
        await store.save(resultOf(sha256, ['1'], { version, layouts }), await store.claim(sha256))
        expect(await store.items(run)).toMatchObject([{ outcome: 'changed', changedFacts: 1, why: 'layout projects' }])
        expect(await store.settle(sha256, added)).toBe(true)
      })

      test('reads again what was read by a layout that changed', async () => {
        const { run, sha256, origin } = await given()
        expect(await store.note(run, [sourceOf(origin, sha256)], changed)).toEqual(['queued'])
        expect(await store.items(run)).toMatchObject([{ outcome: 'pending', why: 'layout income' }])
        await store.save(resultOf(sha256, ['1']), await store.claim(sha256))
      })

      test('and leaves alone what it would read as before', async () => {
        const { run, sha256, origin } = await given()
        const fewer = readerWith({ income })
        expect(await store.note(run, [sourceOf(origin, sha256)], fewer)).toEqual(['unchanged'])
        expect(await store.settle(sha256, fewer)).toBe(true)
        expect(await store.items(run)).toMatchObject([{ outcome: 'unchanged', why: null }])
      })

      test('reads again what it knows too little of: what it offered, or what the older one read by', async () => {
        const { run, sha256, origin } = await given(false)
        expect(await store.note(run, [sourceOf(origin, sha256)], readerWith({ income }))).toEqual(['queued'])
        expect(await store.items(run)).toMatchObject([{ why: 'layouts' }])
        await store.save(resultOf(sha256, ['1']), await store.claim(sha256))
        const next = await given()
        expect(await store.note(next.run, [sourceOf(next.origin, next.sha256)], { ...engine, layouts: 'x' })).toEqual([
          'queued',
        ])
        await store.save(resultOf(next.sha256, ['1']), await store.claim(next.sha256))
      })

      test('does not try again a file that is broken, whatever the layouts; a crash it does', async () => {
        for (const [code, decision] of [
          ['corrupt', 'failed'],
          ['crashed', 'queued'],
        ] as const) {
          const { run, sha256, origin } = await fresh()
          await store.note(run, [sourceOf(origin, sha256)], before)
          await store.fail(await store.claim(sha256), before, origin, { ...corrupt, code })
          expect(await store.note((await fresh()).run, [sourceOf(origin, sha256)], added)).toEqual([decision])
          await store.save(resultOf(sha256, ['1']), await store.claim(sha256))
        }
      })
    })

    test('the same bytes under two names are one document with two sources', async () => {
      const { run, sha256, origin } = await fresh()
      const before = await store.counts()
      await store.note(run, [sourceOf(origin, sha256), sourceOf(`${origin}.copy`, sha256)], engine)
      await store.save(resultOf(sha256, ['1']), await store.claim(sha256))
      const after = await store.counts()
      expect(after.documents - before.documents).toBe(1)
      expect(after.sources - before.sources).toBe(2)
      expect((await store.run(run))?.counts).toMatchObject({ new: 2, pending: 0 })
    })

    test('tells what a fact was before', async () => {
      const { run, sha256, origin } = await fresh()
      await store.note(run, [sourceOf(origin, sha256)], engine)
      await store.save(resultOf(sha256, ['1', '2', '3']), await store.claim(sha256))
      const next = await fresh()
      await store.note(next.run, [sourceOf(origin, sha256)], newerEngine)
      await store.save(resultOf(sha256, ['1', '2.5'], newerEngine), await store.claim(sha256))
      expect(await store.history(sha256)).toMatchObject([
        { item: 'function:2010001', before: '2', after: '2.5', engine },
        { item: 'function:2010002', before: '3', after: null, engine },
      ])
      expect(await store.items(next.run)).toMatchObject([{ outcome: 'changed', changedFacts: 2 }])
    })

    test('a source that holds other bytes than before is compared with what it held', async () => {
      const { run, sha256, origin } = await fresh()
      await store.note(run, [sourceOf(origin, sha256)], engine)
      await store.save(resultOf(sha256, ['1', '2']), await store.claim(sha256))
      const next = await fresh()
      await store.note(next.run, [sourceOf(origin, next.sha256)], engine)
      await store.save(resultOf(next.sha256, ['1', '7']), await store.claim(next.sha256))
      expect(await store.items(next.run)).toMatchObject([{ outcome: 'changed', changedFacts: 1 }])
      const back = await fresh()
      expect(await store.note(back.run, [sourceOf(origin, sha256)], engine)).toEqual(['changed'])
    })

    test('a late result of a claim that was taken over is refused', async () => {
      const { run, sha256, origin } = await fresh()
      await store.note(run, [sourceOf(origin, sha256)], engine)
      const lost = await store.claim(sha256)
      const taken = await store.claim(sha256)
      await store.save(resultOf(sha256, ['2']), taken)
      await expect(store.save(resultOf(sha256, ['1']), lost)).rejects.toThrow(StaleClaimError)
      await expect(store.fail(lost, engine, origin, corrupt)).rejects.toThrow(StaleClaimError)
      expect((await store.result(sha256))?.facts[0]?.value).toBe('2')
      expect(await store.deadLetters(sha256)).toEqual([])
    })

    test('also before the newer claim has stored anything', async () => {
      const { run, sha256, origin } = await fresh()
      await store.note(run, [sourceOf(origin, sha256)], engine)
      const lost = await store.claim(sha256)
      const taken = await store.claim(sha256)
      await expect(store.save(resultOf(sha256, ['1']), lost)).rejects.toThrow(StaleClaimError)
      await expect(store.fail(lost, engine, origin, corrupt)).rejects.toThrow(StaleClaimError)
      expect([await store.result(sha256), await store.deadLetters(sha256)]).toEqual([undefined, []])
      expect((await store.run(run))?.counts).toMatchObject({ pending: 1 })
      await store.save(resultOf(sha256, ['2']), taken)
    })

    test('what failed for good is kept with its error and its input, until it is retried', async () => {
      const { run, sha256, origin } = await fresh()
      await store.note(run, [sourceOf(origin, sha256)], engine)
      await store.fail(await store.claim(sha256), engine, origin, corrupt)
      expect(await store.deadLetters(sha256)).toMatchObject([{ sha256, path: origin, failure: corrupt, engine }])
      expect((await store.run(run))?.reasons).toEqual({ corrupt: 1 })
      expect(await store.items(run)).toMatchObject([{ outcome: 'failed', code: 'corrupt', failure: corrupt }])
      expect((await store.counts()).deadLetters['corrupt']).toBeGreaterThan(0)

      const again = await fresh()
      expect(await store.note(again.run, [sourceOf(origin, sha256)], engine)).toEqual(['failed'])
      expect(await store.items(again.run)).toMatchObject([{ outcome: 'failed', code: 'corrupt', failure: corrupt }])
      const retry = await fresh('retry')
      expect(await store.revive(retry.run, 'no such code')).toEqual([])
      expect(await store.revive(retry.run, sha256)).toEqual([{ sha256, path: origin }])
      expect(await store.deadLetters(sha256)).toEqual([])
      expect(await pending()).toContain(sha256)
      await store.save(resultOf(sha256, ['1']), await store.claim(sha256))
      expect((await store.run(retry.run))?.counts).toMatchObject({ new: 1, pending: 0 })
    })

    test('what failed is forgotten when it is purged, and read again when it is added again', async () => {
      const { run, sha256, origin } = await fresh()
      await store.note(run, [sourceOf(origin, sha256)], engine)
      await store.fail(await store.claim(sha256), engine, origin, corrupt)
      expect(await store.purge(origin)).toBe(1)
      const next = await fresh()
      expect(await store.note(next.run, [sourceOf(origin, sha256)], engine)).toEqual(['queued'])
      await store.save(resultOf(sha256, []), await store.claim(sha256))
    })

    test('notes what could not be fetched, and lists the newest run first', async () => {
      const { run, origin } = await fresh('schedule nightly')
      await store.noteFailure(run, origin, { ...corrupt, code: 'not_found' })
      expect((await store.runs(1))[0]).toMatchObject({ id: run, kind: 'schedule nightly', reasons: { not_found: 1 } })
      expect(await store.items(run)).toMatchObject([{ origin, sha256: null, failure: { message: 'cut off' } }])
      expect(await store.run('never begun')).toBeUndefined()
    })

    test('keeps what databases do not like: the character 0, half a surrogate, quotes', async () => {
      const { run, sha256, origin } = await fresh()
      await store.note(run, [sourceOf(origin, sha256)], engine)
      const result = resultOf(sha256, ['1'])
      const strange = { ...result, report: { ...result.report, entity: `某\0局'"\\ \uD800;` } }
      await store.save(strange, await store.claim(sha256))
      expect((await store.result(sha256))?.report.entity).toMatch(/^某.局'"\\ .;$/)
    })

    test('gives all facts with the report that they belong to', async () => {
      const { run, sha256, origin } = await fresh()
      await store.note(run, [sourceOf(origin, sha256)], engine)
      await store.save(resultOf(sha256, ['12.5']), await store.claim(sha256))
      const own = (await all(store.facts())).filter((fact) => fact.sha256 === sha256)
      expect(own).toMatchObject([{ report: { entity: '某局', fiscalYear: 2023 }, fact: { value: '12.5' } }])
    })

    test('many writers at once lose nothing', async () => {
      const { run } = await fresh()
      const sources = [...'abcdef'].flatMap((a) => [...'abcdef'].map((b) => sourceOf(`/many/${a}${b}`, shaOf(a))))
      const shuffled = (seed: number) =>
        sources.map((_, i) => sources[(i * 7 + seed) % sources.length] ?? sourceOf('', ''))
      await Promise.all([0, 1, 2, 3].map((seed) => store.note(run, shuffled(seed), engine)))
      await Promise.all(
        [...'abcdef'].map(async (a) => store.save(resultOf(shaOf(a), ['1']), await store.claim(shaOf(a)))),
      )
      expect((await store.run(run))?.counts).toMatchObject({ new: 36, pending: 0 })
    })
  })
}
