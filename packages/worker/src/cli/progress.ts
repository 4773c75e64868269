import { clip } from './text.ts'

/** Shows how far a run has come. */
export interface Progress {
  /** A report is done; `line` says what came of it. */
  readonly done: (line: string) => void
  /** Takes the bar off the terminal. */
  readonly end: () => void
}

const barWidth = 24
const redrawMilliseconds = 100

/** A bar on a terminal; plain lines, one a report, into a file or a pipe. */
export function showProgress(total: number, stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(total, stream) : lines(total, stream)
}

function lines(total: number, stream: NodeJS.WriteStream): Progress {
  let n = 0
  return {
    done(line) {
      n += 1
      stream.write(`[${n}/${total}] ${line}\n`)
    },
    end() {},
  }
}

function bar(total: number, stream: NodeJS.WriteStream): Progress {
  const started = performance.now()
  let n = 0
  let drawn = 0
  let last = ''
  const draw = (): void => {
    drawn = performance.now()
    const filled = Math.round((n / total) * barWidth)
    const left = n === 0 ? '' : `${clock((((drawn - started) / n) * (total - n)) / 1000)} left  `
    const text = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${n}/${total}  ${left}${last}`
    stream.write(`\r\u001b[K${clip(text, (stream.columns || 80) - 1)}`)
  }
  draw()
  return {
    done(line) {
      n += 1
      last = line
      if (performance.now() - drawn >= redrawMilliseconds || n === total) draw()
    },
    end() {
      stream.write('\r\u001b[K')
    },
  }
}

/** Seconds as `45 s` or `3:05 min`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`
}
