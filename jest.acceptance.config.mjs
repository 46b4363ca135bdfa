import unit from './jest.config.mjs';

// The real provider sleeps ten seconds on each create, so all files and cases run side by side, and not on a worker a core.
/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/acceptance'],
  // A sweep takes what happens to its every place; `npm run test:acceptance -- --full` runs them too.
  testMatch: ['**/*.test.ts', ...(process.env.ACCEPTANCE_FULL ? ['**/*.sweep.ts'] : [])],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 900_000,
  maxWorkers: 8,
  maxConcurrency: 20,
};
