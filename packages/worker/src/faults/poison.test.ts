import { expect } from 'vitest'
import { eventually } from './stage.ts'
import { faultTest, inWorld, lost, names, nothingWaits } from './world.ts'

faultTest(
  'files that hang, eat memory or crash their reader: dead letters with a reason, the rest is done',
  inWorld(async ({ stage, store }) => {
    for (const name of names(10)) stage.put(name, {})
    stage.put('hangs', { do: 'hang' })
    stage.put('eats', { do: 'eat memory' })
    stage.put('dies', { do: 'die' })
    stage.put('corrupt', { do: 'be corrupt' })
    expect(await stage.run('ingest', stage.papers).end).toBe(0)
    stage.run('worker')
    await eventually(nothingWaits(store), 'all has ended')
    const { read, deadLetters } = await store.counts()
    expect({ read, deadLetters }).toEqual({
      read: 10,
      deadLetters: { corrupt: 1, crashed: 1, limit_memory: 1, limit_time: 1 },
    })
    // What is a property of the file is tried once; a file whose reader died is given to one more.
    expect(Object.fromEntries([...stage.begun()].filter(([name]) => !name.startsWith('p')))).toEqual({
      hangs: 1,
      eats: 1,
      corrupt: 1,
      dies: 2,
    })
    expect(await lost(14, store)).toBe(4)
  }),
)

faultTest(
  'a file that takes its worker down with it: given up after two deaths, and the rest is done',
  inWorld(async ({ stage, store }) => {
    for (const name of names(5)) stage.put(name, {})
    stage.put('deadly', { do: 'kill its worker' })
    expect(await stage.run('ingest', stage.papers).end).toBe(0)
    for (const _ of ['first', 'second']) expect(await stage.run('worker').end).toBe('SIGKILL')
    const survivor = stage.run('worker')
    await eventually(nothingWaits(store), 'all has ended')
    expect(await store.counts()).toMatchObject({ read: 5, deadLetters: { crashed: 1 } })
    const [letter] = await store.deadLetters()
    expect(letter?.failure.message).toContain('the worker that read it died')
    expect(stage.begun().get('deadly')).toBe(2)
    expect(await lost(6, store)).toBe(1)
    survivor.child.kill('SIGTERM')
    expect(await survivor.end).toBe(0)
  }),
)
