/** Works that may run beside one another, and works that must run alone. */
export interface Lanes {
  /** Runs beside others; waits for those that asked to be alone before. */
  readonly together: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs when all others have ended; whoever comes meanwhile waits. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
}

export function lanes(): Lanes {
  const running = new Set<Promise<unknown>>()
  /** Settles when the last one that is alone, or waits to be, has ended. */
  let last: Promise<void> | undefined
  return {
    async together(work) {
      while (last !== undefined) await last
      const end = work()
      const settled: Promise<unknown> = end.then(
        () => running.delete(settled),
        () => running.delete(settled),
      )
      running.add(settled)
      return end
    },
    alone(work) {
      const before = last
      const end = (async () => {
        await before
        await Promise.all(running)
        return work()
      })()
      const settled = end.then(
        () => {},
        () => {},
      )
      last = settled
      void settled.then(() => {
        if (last === settled) last = undefined
      })
      return end
    },
  }
}
