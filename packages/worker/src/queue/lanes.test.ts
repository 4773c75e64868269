import { setImmediate as soon } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { lanes } from './lanes.ts'

/** Works that tell when they begin, and end when they are told to. */
function stage() {
  const { together, alone } = lanes()
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () => {
    begun.push(name)
    return new Promise<void>((resolve) => ends.set(name, resolve))
  }
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.()
    await soon()
  }
  return {
    begun,
    end,
    together: (name: string) => together(work(name)),
    alone: (name: string) => alone(work(name)),
  }
}

test('who must be alone waits for all others, and all others for him', async () => {
  const { begun, end, together, alone } = stage()
  void together('a')
  void together('b')
  void alone('first suspect')
  void together('c')
  void alone('second suspect')
  await soon()
  expect(begun).toEqual(['a', 'b'])
  await end('a')
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect(begun).toEqual(['a', 'b', 'first suspect'])
  await end('first suspect')
  expect(begun).toEqual(['a', 'b', 'first suspect', 'second suspect'])
  await end('second suspect')
  expect(begun.at(-1)).toBe('c')
})

test('a work that fails keeps nobody waiting', async () => {
  const { together, alone } = lanes()
  const fail = () => Promise.reject(new Error('broken'))
  await expect(together(fail)).rejects.toThrow('broken')
  await expect(alone(fail)).rejects.toThrow('broken')
  expect(await together(async () => 'done')).toBe('done')
})
