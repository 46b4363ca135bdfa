/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/acceptance/', '<rootDir>/test/package/'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  moduleNameMapper: {
    '^cdktf-trtc-access$': '<rootDir>/lib/index.ts',
    '^cdktf-trtc-access/(.*)$': '<rootDir>/lib/$1/index.ts',
    // What the command loads when it runs: Node asks for the built file's name in a dynamic import.
    '^\\.\\./(policy|catalog|access|review|report|credentials|cam|emulator)/index\\.js$': '<rootDir>/lib/$1/index.ts',
  },
};
