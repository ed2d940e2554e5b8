import { defineConfig } from 'vitest/config';

// For mutation testing alone. Stryker takes every change for a static one where a config has projects, and then runs all
// tests for each: ten times slower. A room is held by its own tests: `ROOM` names it.
const { ROOM } = process.env;

export default defineConfig({
  test: {
    include: [`test/core/${ROOM ?? '**'}/*.test.ts`],
    testTimeout: 60_000,
  },
});
