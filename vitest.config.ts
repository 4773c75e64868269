import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'golden/**/*.test.ts', 'scripts/**/*.test.ts', 'samples/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    // Processes, not threads: the readers start processes of their own and measure memory.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    passWithNoTests: false,
    allowOnly: false,
    unstubEnvs: true,
    restoreMocks: true,
  },
})
