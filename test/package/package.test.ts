import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { codeBlocks } from '../docs/code-blocks';
import { ENGINES, ROOT, Stranger, pack } from './stranger';

const tarball = pack();
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const program = codeBlocks(readme).find(({ language, text }) => language === 'ts' && text.includes('app.synth()'));

describe('the tarball', () => {
  test('holds the code, its sources for debuggers, the schema of a review, and the three files that people look for', () => {
    const tops = new Set(tarball.files.map((file) => file.split('/')[0]));
    expect([...tops].sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'lib', 'package.json', 'schema']);
  });

  test('holds no tests and no notes for contributors', () => {
    expect(tarball.files.filter((file) => /\.test\.|lib\/.*\.md$/.test(file))).toEqual([]);
  });

  test('is small', () => {
    expect(tarball.size).toBeLessThan(1_250_000);
  });

  test.each([
    ['publint', ['run', '--strict', tarball.path]],
    ['attw', [tarball.path, '--format', 'ascii']],
  ])('is clean for %s', (tool, args) => {
    const run = () => execFileSync(join(ROOT, 'node_modules', '.bin', tool), args, { stdio: 'pipe' });
    expect(run).not.toThrow();
  });
});

const strangers = ENGINES.map(({ engine, dependencies }) => {
  const stranger = new Stranger([tarball.path, ...dependencies]);
  stranger.write('main.ts', program?.text ?? '');
  return { engine, stranger };
});

describe.each(strangers)('in an empty project with $engine', ({ stranger }) => {
  test.each([
    ['node10', { module: 'commonjs', moduleResolution: 'node10' }],
    ['node16', { module: 'node16', moduleResolution: 'node16' }],
  ])("the README's program compiles with %s resolution", (_name, options) => {
    expect(stranger.compile(options)).toEqual([]);
  });

  test('the command runs', () => {
    expect(stranger.run('trtc-access', '--version').trim()).toBe(version);
  });

  test('the schema of a review is found by name', () => {
    const title = "require('cdktf-trtc-access/schema/review-1.json').title";
    expect(execFileSync(process.execPath, ['-p', title], { cwd: stranger.folder, encoding: 'utf8' })).toMatch(
      /version 1/,
    );
  });

  test('the entries that need no CDKTF load without it, and without what the command needs', () => {
    const entries = ['policy', 'review', 'emulator', 'testing']
      .map((entry) => `require('cdktf-trtc-access/${entry}');`)
      .join('');
    const loaded = execFileSync(process.execPath, ['-p', `${entries} Object.keys(require.cache).join('\\n')`], {
      cwd: stranger.folder,
      encoding: 'utf8',
    });
    expect(loaded.split('\n').filter((file) => /node_modules\/(cdktf|constructs|commander)\//.test(file))).toEqual([]);
  });
});

test("the README's program makes the same Terraform with each of them", () => {
  const [first, ...others] = strangers.map(({ stranger }) => stranger.synthesise('trtc-access'));
  expect(first).toHaveProperty('resource');
  others.forEach((other) => expect(other).toEqual(first));
});
