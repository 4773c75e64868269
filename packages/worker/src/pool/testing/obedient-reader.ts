/** A reader for tests: it does to itself what hostile files do to a real one. */
import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { serve } from '../serve.ts'

const deed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('answer'), text: z.string() }),
  z.object({ do: z.literal('answer wrongly') }),
  z.object({ do: z.literal('talk nonsense') }),
  z.object({ do: z.literal('tell pid') }),
  z.object({ do: z.literal('fail') }),
  z.object({ do: z.literal('throw') }),
  z.object({ do: z.literal('wait'), seconds: z.number() }),
  z.object({ do: z.literal('go on'), seconds: z.number(), pages: z.number() }),
  z.object({ do: z.literal('loop'), pidFile: z.string().optional(), pages: z.number().optional() }),
  z.object({ do: z.literal('eat memory') }),
  z.object({ do: z.literal('keep memory'), megabytes: z.number() }),
  z.object({ do: z.literal('hold memory'), megabytes: z.number(), seconds: z.number() }),
  z.object({ do: z.literal('refuse') }),
  z.object({ do: z.literal('die'), marks: z.string().optional() }),
])

export type Deed = z.infer<typeof deed>

const kept: Buffer[] = []
/** Buffers outside the heap of JavaScript, which `--max-old-space-size` does not bound. */
const grab = (megabytes: number): number => kept.push(Buffer.alloc(megabytes * 2 ** 20, 1))

serve(async (request, progress) => {
  const deeds = deed.parse(request)
  switch (deeds.do) {
    case 'answer':
      return deeds.text
    case 'answer wrongly':
      return 17
    case 'talk nonsense':
      // The answer to another question.
      process.send?.({ kind: 'value', id: -1, value: 'x' })
      return sleep(200, 'after all')
    case 'tell pid':
      return String(process.pid)
    case 'fail':
      throw Object.assign(new Error('the file ends too early'), {
        code: 'corrupt',
        advice: 'Download it again.',
        where: 'page 3',
      })
    case 'throw':
      throw new TypeError('x is not a function')
    case 'wait':
      await sleep(deeds.seconds * 1000)
      return 'waited'
    case 'go on':
      for (let passed = 0; passed < deeds.seconds; passed += 0.05) {
        await sleep(50)
        progress(1, deeds.pages)
      }
      return 'went on'
    case 'loop':
      if (deeds.pidFile !== undefined) writeFileSync(deeds.pidFile, String(process.pid))
      if (deeds.pages !== undefined) progress(1, deeds.pages)
      for (;;);
    case 'eat memory':
      for (;;) {
        grab(16)
        progress(1, 1)
      }
    case 'keep memory':
      grab(deeds.megabytes)
      return String(process.pid)
    case 'hold memory':
      grab(deeds.megabytes)
      await sleep(deeds.seconds * 1000)
      return 'held'
    case 'refuse':
      throw Object.assign(new Error('this is no report'), { code: 'unsupported', advice: 'Give reports.' })
    case 'die':
      if (deeds.marks !== undefined) writeFileSync(deeds.marks, 'x', { flag: 'a' })
      process.kill(process.pid, 'SIGKILL')
      return sleep(10_000)
  }
})
