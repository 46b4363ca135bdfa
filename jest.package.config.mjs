import unit from './jest.config.mjs';

// Installs the packed tarball into empty projects: needs npm and its registry, so it is not part of `npm test`.
/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/package'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
};
