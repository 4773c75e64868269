import { defineConfig } from 'vitest/config'

/** Tests of deadlines, in seconds and less. They run after all others, so that no other test takes their time. */
const timed = ['packages/worker/src/pool/**/*.test.ts', 'scripts/setup/lock.test.ts']

/** Faults, made on purpose, in processes that mostly wait for one another. */
const faults = ['packages/worker/src/faults/**/*.test.ts']

export default defineConfig({
  test: {
    // Processes, not threads: the readers start processes of their own and measure memory.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    allowOnly: false,
    unstubEnvs: true,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: [
            'packages/*/src/**/*.test.ts',
            'golden/**/*.test.ts',
            'scripts/**/*.test.ts',
            'samples/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', ...timed, ...faults],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'timed', include: timed, fileParallelism: false, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: faults,
          globalSetup: 'packages/worker/src/faults/setup.ts',
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
