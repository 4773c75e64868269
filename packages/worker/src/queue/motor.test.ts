import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startEmbedded } from '../store/embedded/embedded.ts'
import { shaOf } from '../store/testing.ts'
import { postgresMotor } from './motor.ts'
import { settingsFrom } from './settings.ts'

test('an idle worker begins at once what its own process adds, though it would look again in an hour', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-motor-'))
  const embedded = await startEmbedded(folder)
  const motor = await postgresMotor(embedded.connectionString, settingsFrom({}), () => {}, 3_600)
  try {
    const begun: string[] = []
    let isDone = (): void => {}
    motor.work(
      async ({ path }) => {
        begun.push(path)
        isDone()
        return 'done'
      },
      2,
      () => {},
    )
    for (const path of ['first', 'second', 'third']) {
      // Long enough to have found the queue empty, and to wait.
      await sleep(300)
      const done = new Promise<void>((resolve) => {
        isDone = resolve
      })
      await motor.add([{ id: path, data: { sha256: shaOf('a'), path } }])
      await done
    }
    expect(begun).toEqual(['first', 'second', 'third'])
  } finally {
    await motor.close()
    await embedded.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
