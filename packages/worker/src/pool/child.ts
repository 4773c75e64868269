import { type ChildProcess, fork } from 'node:child_process'
import { type Failure, type Reply, replySchema } from './messages.ts'

/** What a child is asked to do, and what is known of it so far. */
export interface Task {
  readonly id: number
  readonly request: unknown
  readonly onProgress: (page: number, pages: number) => void
  attempts: number
}

/** The reply that ends a task. */
export type Answer = Exclude<Reply, { kind: 'progress' }>

export interface ChildEvents {
  /** The task is over, and the child is free. */
  readonly answered: (task: Task, reply: Answer) => void
  /** The process has ended. `killedFor` is the reason of the pool, if it was the pool; `task` what it was busy with. */
  readonly ended: (task: Task | undefined, killedFor: Failure | undefined, how: string) => void
  /** There is no process: the system gave none. `task` was never begun. */
  readonly notStarted: (task: Task | undefined, why: string) => void
}

const stderrKept = 2_000

/**
 * Reading makes much that is thrown away at once. With more room for the young (megabytes), less of it is taken for old: a reader
 * needs a fifth less time, and holds less memory. There are as many readers as processors: threads of one that help it to
 * collect garbage take the time from the others.
 */
const heap = ['--max-semi-space-size=32', '--single-threaded-gc']

/** One reader process, from fork to exit. Holds one task at a time. */
export class Child {
  readonly #process: ChildProcess
  readonly #events: ChildEvents
  #task: Task | undefined
  #killedFor: Failure | undefined
  #stderr = ''
  /** Documents given to this child so far. */
  documents = 0
  /** Seconds since the task was given, and since its last sign of progress. */
  seconds = 0
  silence = 0
  /** Pages of the document, as far as the child has told. */
  pages = 0
  /** Pages that recognition has begun. */
  recognised = 0

  constructor(entry: URL, events: ChildEvents) {
    this.#events = events
    this.#process = fork(entry, [String(process.pid)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: heap })
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-stderrKept)
    })
    this.#process.on('message', (message) => this.#hear(message))
    // A child that could not be started at all gives `error`, and no `exit`.
    this.#process.on('error', (error) => {
      if (this.#process.pid === undefined) this.#events.notStarted(this.#drop(), error.message)
    })
    this.#process.on('close', (code, signal) => this.#end(signal === null ? `exit code ${code}` : `signal ${signal}`))
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  get task(): Task | undefined {
    return this.#task
  }

  give(task: Task): void {
    this.#task = task
    this.documents += 1
    this.seconds = 0
    this.silence = 0
    this.pages = 0
    this.recognised = 0
    task.attempts += 1
    // A child that is dying cannot take it; its `close` tells.
    this.#process.send({ id: task.id, request: task.request }, () => {})
  }

  /** Ends the child at once. With a reason, the task fails for it. */
  kill(reason?: Failure): void {
    this.#killedFor ??= reason
    this.#process.kill('SIGKILL')
  }

  #hear(message: unknown): void {
    const reply = replySchema.safeParse(message)
    const task = this.#task
    if (task === undefined || this.#killedFor !== undefined) return
    if (!reply.success || reply.data.id !== task.id) {
      this.kill()
      return
    }
    this.silence = 0
    if (reply.data.kind === 'progress') {
      this.pages = reply.data.pages
      this.recognised = Math.max(this.recognised, reply.data.recognised ?? 0)
      task.onProgress(reply.data.page, reply.data.pages)
      return
    }
    this.#task = undefined
    this.#events.answered(task, reply.data)
  }

  #drop(): Task | undefined {
    const task = this.#task
    this.#task = undefined
    return task
  }

  #end(how: string): void {
    const task = this.#drop()
    const lastWords = this.#stderr
      .trim()
      .split('\n')
      .find((line) => /error/i.test(line))
    this.#events.ended(task, this.#killedFor, lastWords === undefined ? how : `${how}; ${lastWords.trim()}`)
  }
}
