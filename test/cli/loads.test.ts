import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordedConfiguration, recordedPlan } from '../access/recordings';
import { Workplace } from './command';

const ROOT = join(__dirname, '..', '..');
const CLI = join(ROOT, 'lib', 'cli');
const place = new Workplace();
afterAll(() => place.remove());

/** What a process loads that runs a command with these words, besides Node's own modules. */
function loadedBy(words: readonly string[]): string[] {
  const script = `
    const { run } = require(${JSON.stringify(join(CLI, 'program.ts'))});
    const io = { out() {}, err() {}, columns: undefined, stdin: async () => Buffer.of(), env: {}, stopSignal: async () => {}, exitCode: 0 };
    run(${JSON.stringify(words)}, io).then((code) => console.log(JSON.stringify({ code, files: Object.keys(require.cache) })));`;
  writeFileSync(place.path('load.cjs'), script);
  const out = execFileSync(process.execPath, ['--require', 'tsx/cjs', place.path('load.cjs')], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const { code, files } = JSON.parse(out) as { code: number; files: string[] };
  expect(code).not.toBe(1);
  return files;
}

test('no command loads cdktf or the bindings, whatever it does', () => {
  place.write('plan.json', recordedPlan('create-user-with-preset'));
  place.write('synth/main.tf.json', recordedConfiguration('create-user-with-preset'));
  const files = loadedBy(['review', '--plan', place.path('plan.json'), '--synth', place.path('synth')]);
  expect(files.some((file) => file.includes(join('lib', 'review')))).toBe(true);
  expect(
    files.filter((file) =>
      /node_modules[\\/](cdktf|constructs)[\\/]|lib[\\/](tencentcloud|constructs)[\\/]/.test(file),
    ),
  ).toEqual([]);
});

test('--version loads no room as a whole', () => {
  const files = loadedBy(['--version']);
  const rooms = readdirSync(join(ROOT, 'lib')).map((room) => join(ROOT, 'lib', room, 'index.ts'));
  expect(files).toContain(join(CLI, 'program.ts'));
  expect(files.filter((file) => rooms.includes(file))).toEqual([]);
});
