import { defineConfig } from 'vitest/config';

// What commands say of a repository must not depend on the one that the tests run in.
delete process.env.GITHUB_EVENT_PATH;

// One project after the other: a build takes both cores, and a browser waits for builds.
export default defineConfig({
  test: {
    reporters: ['default', './test/fixtures/skipped-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/build/**', 'test/browser/**'],
          testTimeout: 60_000,
          // Texts of commands are compared without colours, also where CI=true asks for them.
          env: { NO_COLOR: '1' },
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'build',
          include: ['test/build/**/*.test.ts'],
          sequence: { groupOrder: 2 },
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/fixtures/ready-browser.ts',
          sequence: { groupOrder: 3 },
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
