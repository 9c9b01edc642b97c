import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    pool: 'threads',
    // Two cores are what a small machine has; by default one of them would stand idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure code keeps nothing between files, so each worker loads the modules once.
          isolate: false,
          testTimeout: 20_000,
          include: [
            'protocol/**/*.test.ts',
            'server/**/domain/**/*.test.ts',
            'cli/**/*.test.ts',
            'web/**/*.test.ts',
            'provider/**/*.test.ts',
            'tools/**/*.test.ts',
            'simulation/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.db.test.ts', '**/*.nodes.test.ts', '**/*.sim.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          // Each file has a database of its own and leaves its process as it was; loading the modules once halves the work.
          isolate: false,
          include: ['server/**/*.test.ts', '{cli,tools,web,provider}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**', '**/domain/**', '**/*.nodes.test.ts'],
          globalSetup: ['server/src/test-kit/cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          include: ['simulation/**/*.sim.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['browser/**/*.browser.test.ts'],
          globalSetup: ['browser/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A page that was gone to is there before all that stands on it.
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'nodes',
          include: ['**/*.nodes.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
