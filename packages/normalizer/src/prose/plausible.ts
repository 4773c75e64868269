import { type Decimal, decimal } from '../number/decimal.ts'
import type { Target } from './pattern.ts'
import type { Statement } from './state.ts'

/** An amount of the sentence, with what it is of. */
interface Stated {
  readonly targets: readonly Target[]
  readonly value: string
}

/**
 * Says of which line a change is where the sentence leaves it open.
 *
 * `收入总计A，其中年初结转和结余B，较上年增加C，增长p%`: C is of A or of B, and p tells of which, because p = C / (amount − C).
 * Where the figures do not fit the line named last but fit one named before it in the sentence, they are of that one. Where they
 * fit none, they stay: publishers err in percentages. A change behind several parts (`其中：甲…，乙…，比上年减少C，下降p%`) is
 * recorded only where p tells of which it is.
 */
export function asPercentagesTell(statements: readonly Statement[]): Statement[] {
  const amounts: Stated[] = []
  const moved = new Map<number, Statement>()
  const told: (Statement | undefined)[] = [...statements]
  for (const [index, statement] of statements.entries()) {
    const next = statements[index + 1]
    if (statement.role === 'amount' || statement.role === 'actual') amounts.push(statement)
    if (statement.doubtful) told[index] = undefined
    if (statement.role !== 'change' || next?.role !== 'changePercent' || next.targets !== statement.targets) continue
    const own = amounts.find(({ targets }) => targets === statement.targets)
    const fitting = amounts.filter(({ value }) => fits(value, statement.value, next.value))
    const [other] = fitting
    const clear = other !== undefined && fitting.length === 1
    if (statement.doubtful ? !clear : own === undefined || fitting.includes(own) || !clear) continue
    if (other === undefined) continue
    told[index] = { ...statement, targets: other.targets }
    moved.set(index + 1, { ...next, targets: other.targets })
  }
  for (const [index, statement] of moved) told[index] = statement
  return told.filter((statement) => statement !== undefined)
}

/** Whether `percent` is `change / (amount − change)`, within 0.1 percentage points and the rounding of short figures. */
function fits(amount: string, change: string, percent: string): boolean {
  const [a, c, p] = sameScale(decimal(amount), decimal(change), decimal(percent))
  const unit = 10n ** BigInt(Math.max(...[amount, change, percent].map((text) => decimal(text).scale)))
  const before = a - c
  // A change of nothing fits every amount, and tells nothing.
  if (before <= 0n || c === 0n) return false
  // |100·c/before − p| ≤ 0.1, times before and ten.
  const difference = 1000n * c * unit - 10n * p * before
  return (difference < 0n ? -difference : difference) <= before * unit
}

function sameScale(...values: readonly [Decimal, Decimal, Decimal]): [bigint, bigint, bigint] {
  const scale = Math.max(...values.map((value) => value.scale))
  const scaled = values.map((value) => value.digits * 10n ** BigInt(scale - value.scale))
  return [scaled[0] ?? 0n, scaled[1] ?? 0n, scaled[2] ?? 0n]
}
