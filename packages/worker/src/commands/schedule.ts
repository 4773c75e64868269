import { resolve } from 'node:path'
import { count, table } from '../cli/text.ts'
import { UsageError } from '../cli/usage-error.ts'
import { StoreError } from '../store/store.ts'
import { withContext } from './context.ts'

export interface ScheduleFlags {
  readonly cron: string
  readonly tz: string
  readonly source: string
}

/** Adds a schedule, or changes the one of this name. Workers run it. */
export async function addScheduleCommand(name: string, { cron, tz, source }: ScheduleFlags): Promise<number> {
  if (!/^[\p{L}\p{N}._-]{1,60}$/u.test(name)) throw new UsageError('a name has letters, digits, dots and dashes only')
  if (!Intl.supportedValuesOf('timeZone').includes(tz) && tz !== 'UTC') {
    throw new UsageError(`there is no time zone ${tz}; give one such as Asia/Shanghai`)
  }
  return withContext({ purpose: 'visit' }, async ({ motor }) => {
    try {
      await motor.addSchedule({ name, cron, timeZone: tz, source: resolve(source) })
    } catch (error) {
      if (error instanceof StoreError) throw error
      throw new UsageError(`the schedule was refused: ${error instanceof Error ? error.message : String(error)}`)
    }
    const added = (await motor.schedules()).find((schedule) => schedule.name === name)
    process.stdout.write(`Added ${name}; next run ${added?.next ?? 'unknown'}. A running gongkai worker runs it.\n`)
    return 0
  })
}

export async function listSchedulesCommand(): Promise<number> {
  return withContext({ purpose: 'visit' }, async ({ motor }) => {
    const schedules = await motor.schedules()
    const columns = ['name', 'cron', 'time zone', 'next run', 'source'].map((title) => ({
      title,
      align: 'left' as const,
    }))
    const rows = schedules.map(({ name, cron, timeZone, next, source }) => [name, cron, timeZone, next ?? '', source])
    process.stdout.write(schedules.length === 0 ? 'There are no schedules.\n' : `${table(columns, rows).join('\n')}\n`)
    return 0
  })
}

export async function removeScheduleCommand(name: string): Promise<number> {
  return withContext({ purpose: 'visit' }, async ({ motor }) => {
    if (!(await motor.removeSchedule(name))) throw new UsageError(`there is no schedule ${name}`)
    process.stdout.write(`Removed ${count(1, 'schedule')}: ${name}\n`)
    return 0
  })
}
