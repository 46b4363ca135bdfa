import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFolders, expectedFiles, synthesisedExamples } from './synthesised';

const synthesised = synthesisedExamples();

// When this fails on purpose: `npm run examples:update`, and read the difference.
test.each([...synthesised])('%s is what the example makes', (file, text) => {
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test('every expected file belongs to a program', () => {
  expect(expectedFiles().filter((file) => !synthesised.has(file))).toEqual([]);
});

test('every example is made by a program and has a README', () => {
  const examples = join(__dirname, '..', '..', 'examples');
  expect(exampleFolders().filter((folder) => !existsSync(join(examples, folder, 'README.md')))).toEqual([]);
  const made = new Set([...synthesised.keys()].map((file) => file.split(/[\\/]/).at(-3)));
  expect(exampleFolders().filter((folder) => !made.has(folder))).toEqual([]);
});

test('no expected file names a place on this machine', () => {
  const home = new RegExp(`"(/|[A-Z]:)|${process.cwd()}`);
  expect(expectedFiles().filter((file) => home.test(readFileSync(file, 'utf8').replaceAll('"//"', '')))).toEqual([]);
});
