import type { z } from 'zod'
import { type Answer, Child, type Task } from './child.ts'
import { deadline, type PoolLimits } from './limits.ts'
import type { Failure, Outcome } from './messages.ts'
import { residentBytes } from './resident.ts'

export interface PoolOptions<Value> {
  /** Module that the children run; it calls `serve`. */
  readonly entry: URL
  /** How many children work at the same time. They are started when there is work for them. */
  readonly jobs: number
  readonly limits: PoolLimits
  /** Shape of an answer. What a child sends is checked: it has just read a hostile file. */
  readonly value: z.ZodType<Value>
}

interface Waiting<Value> extends Task {
  readonly resolve: (outcome: Outcome<Value>) => void
  /** To be read by a new child. */
  apart?: boolean
}

/** Failures that are told before a parser has seen the file: the child is as it was. */
const untouched = new Set(['empty', 'not_found', 'unsupported'])

const tickMilliseconds = 50
/** Time in which this process itself stood still (Ctrl-Z, a sleeping laptop) does not count against a document. */
const longestTick = 1

/**
 * Reads documents in child processes. A document that hangs, eats memory or kills its reader costs itself alone: the
 * child is killed and replaced, the document gets a typed failure.
 */
export class Pool<Value> {
  readonly #options: PoolOptions<Value>
  readonly #children = new Set<Child>()
  readonly #idle: Child[] = []
  readonly #waiting: Waiting<Value>[] = []
  readonly #running = new Map<number, Waiting<Value>>()
  #timer: NodeJS.Timeout | undefined
  #lastTick = 0
  #weighing = false
  #nextId = 1
  #closed = false
  #whenEmpty: (() => void) | undefined

  constructor(options: PoolOptions<Value>) {
    this.#options = options
  }

  /** Reads one document; resolves when it is read, has failed, or the pool was stopped. Never rejects. */
  run(request: unknown, onProgress: (page: number, pages: number) => void = () => {}): Promise<Outcome<Value>> {
    if (this.#closed) return Promise.resolve({ kind: 'cancelled' })
    return new Promise((resolve) => {
      this.#waiting.push({ id: this.#nextId++, request, onProgress, attempts: 0, resolve })
      this.#dispatch()
    })
  }

  /** Process ids of the living children. */
  get pids(): readonly number[] {
    return [...this.#children].flatMap((child) => child.pid ?? [])
  }

  /** Stops at once: what waits or runs is cancelled, the children are killed. Resolves when all have ended. */
  async stop(): Promise<void> {
    this.#closed = true
    const open = [...this.#running.values(), ...this.#waiting.splice(0)]
    this.#running.clear()
    for (const task of open) task.resolve({ kind: 'cancelled' })
    for (const child of this.#children) child.kill()
    if (this.#children.size > 0) await new Promise<void>((resolve) => (this.#whenEmpty = resolve))
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const [next] = this.#waiting
      const idle = next?.apart === true ? undefined : this.#idle.pop()
      if (idle === undefined && this.#children.size >= this.#options.jobs) return
      const task = this.#waiting.shift()
      if (task === undefined) return
      this.#running.set(task.id, task)
      let child: Child
      try {
        child = idle ?? this.#start()
      } catch (error) {
        // Some reasons of the system are thrown, others are told as an event.
        this.#finish(task.id, notStarted(error instanceof Error ? error.message : String(error)))
        continue
      }
      child.give(task)
      this.#watch()
    }
  }

  #start(): Child {
    const child: Child = new Child(this.#options.entry, {
      answered: (task, reply) => {
        void this.#answered(child, task, reply)
      },
      ended: (task, killedFor, how) => {
        this.#forget(child)
        if (task !== undefined) this.#lost(child, task, killedFor, how)
        this.#dispatch()
      },
      notStarted: (task, why) => {
        this.#forget(child)
        if (task !== undefined) this.#finish(task.id, notStarted(why))
        this.#dispatch()
      },
    })
    this.#children.add(child)
    return child
  }

  #checked(value: unknown): Outcome<Value> {
    const parsed = this.#options.value.safeParse(value)
    if (parsed.success) return { kind: 'value', value: parsed.data }
    const issue = parsed.error.issues[0]
    return crashed(`the reader gave a result of the wrong shape (${issue?.path.join('.')}: ${issue?.message})`)
  }

  async #answered(child: Child, task: Task, reply: Answer): Promise<void> {
    // The child is free before the answer is given away: what is asked next finds it.
    const isSound = reply.kind === 'value' || untouched.has(reply.failure.code)
    if (isSound && !(await this.#isWornOut(child))) this.#idle.push(child)
    else child.kill()
    this.#finish(
      task.id,
      reply.kind === 'value' ? this.#checked(reply.value) : { kind: 'failure', failure: reply.failure },
    )
    this.#dispatch()
  }

  async #isWornOut(child: Child): Promise<boolean> {
    const { documents, residentBytes: most } = this.#options.limits.recycle
    const pid = child.pid
    if (child.documents >= documents || pid === undefined) return true
    return ((await residentBytes([pid])).get(pid) ?? 0) > most
  }

  #lost(child: Child, task: Task, killedFor: Failure | undefined, how: string): void {
    const waiting = this.#running.get(task.id)
    if (waiting === undefined) return
    if (killedFor?.code === 'limit_memory' && child.documents > 1) {
      // What earlier documents left behind counted against this one: alone it may have enough.
      this.#running.delete(task.id)
      waiting.apart = true
      this.#waiting.unshift(waiting)
    } else if (killedFor !== undefined) {
      this.#finish(task.id, { kind: 'failure', failure: killedFor })
    } else if (waiting.attempts < this.#options.limits.attempts) {
      this.#running.delete(task.id)
      this.#waiting.unshift(waiting)
    } else {
      this.#finish(task.id, crashed(`the reader died of this file ${waiting.attempts} times (${how})`))
    }
  }

  #finish(id: number, outcome: Outcome<Value>): void {
    const task = this.#running.get(id)
    this.#running.delete(id)
    task?.resolve(outcome)
  }

  #forget(child: Child): void {
    this.#children.delete(child)
    const at = this.#idle.indexOf(child)
    if (at >= 0) this.#idle.splice(at, 1)
    if (this.#children.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#whenEmpty?.()
  }

  #watch(): void {
    if (this.#timer !== undefined) return
    this.#lastTick = performance.now()
    this.#timer = setInterval(() => void this.#tick(), tickMilliseconds)
  }

  async #tick(): Promise<void> {
    const now = performance.now()
    const passed = Math.min(longestTick, (now - this.#lastTick) / 1000)
    this.#lastTick = now
    const busy = [...this.#children].filter((child) => child.task !== undefined)
    for (const child of busy) this.#checkTime(child, passed)
    if (this.#weighing) return
    this.#weighing = true
    const resident = await residentBytes(busy.flatMap((child) => child.pid ?? []))
    this.#weighing = false
    for (const child of busy) this.#checkMemory(child, resident.get(child.pid ?? -1) ?? 0)
  }

  #checkTime(child: Child, passed: number): void {
    const { seconds } = this.#options.limits
    child.seconds += passed
    child.silence += passed
    const most = deadline(this.#options.limits, child.pages, child.recognised)
    if (child.seconds > most) child.kill(tooSlow(`reading took longer than ${most} s`))
    // Only formats with pages tell of progress; the others have the deadline alone.
    else if (child.pages > 0 && child.silence > seconds.silence)
      child.kill(tooSlow(`reading made no progress for ${seconds.silence} s`))
  }

  #checkMemory(child: Child, resident: number): void {
    const { limits } = this.#options
    const most = limits.residentBytes + (child.recognised > 0 ? limits.recognitionBytes : 0)
    if (child.task === undefined || resident <= most) return
    child.kill({
      code: 'limit_memory',
      message: `reading needed more than ${Math.round(most / 2 ** 20)} MB of memory`,
      advice: 'Raise the limit with --memory MB if you trust the file, or split it.',
    })
  }
}

const tooSlow = (message: string): Failure => ({
  code: 'limit_time',
  message,
  advice: 'Raise the limit with --timeout SECONDS if you trust the file, or split it.',
})

/** Says nothing of the file: the machine is out of memory or of processes. */
const notStarted = (why: string): { kind: 'failure'; failure: Failure } => ({
  kind: 'failure',
  failure: {
    code: 'not_started',
    message: `no process could be started to read it (${why})`,
    advice: 'Free memory or processes on this machine, or read fewer reports at a time; then run again.',
  },
})

const crashed = (message: string): { kind: 'failure'; failure: Failure } => ({
  kind: 'failure',
  failure: { code: 'crashed', message, advice: 'The file may be damaged. If it opens elsewhere, please report it.' },
})
