import { join } from 'node:path';
import unit from './jest.config.mjs';

// The tests of what users write, against CDK Terrain under CDKTF's name. test/package/cdktn.test.ts installs it and runs this.
const modules = process.env.CDKTN_MODULES;
if (!modules) throw new Error('CDKTN_MODULES must name a node_modules folder in which cdktf is cdktn');

/** @type {import('jest').Config} */
export default {
  ...unit,
  roots: ['<rootDir>/test/constructs'],
  moduleNameMapper: {
    ...unit.moduleNameMapper,
    '^(cdktf|constructs)$': join(modules, '$1'),
    '^(cdktf|constructs)/(.*)$': join(modules, '$1', '$2'),
  },
};
