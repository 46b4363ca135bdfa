import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { callSite } from '../../../lib/constructs/private/call-site';

const HERE = 'test/constructs/private/call-site.test.ts';
const REPOSITORY = resolve(__dirname, '../../..');

/** The line of this file that calls it. */
function thisLine(): number {
  return Number(/call-site\.test\.ts:(\d+):\d+\)?$/.exec(new Error().stack!.split('\n')[2]!)![1]);
}

describe('the line that is running', () => {
  it('is told relative to the project', () => {
    expect(callSite()).toBe(`${HERE}:${thisLine()}`);
  });

  it('is the line inside a helper function', () => {
    const helper = () => [callSite(), thisLine()] as const;
    const [found, line] = helper();
    expect(found).toBe(`${HERE}:${line}`);
  });

  it('leaves the limit of stack traces as it was', () => {
    const before = Error.stackTraceLimit;
    callSite();
    expect(Error.stackTraceLimit).toBe(before);
  });
});

describe('the line in a project of its own', () => {
  const project = realpathSync(mkdtempSync(join(tmpdir(), 'call-site-')));
  const module = JSON.stringify(join(REPOSITORY, 'lib/constructs/private/call-site.ts'));
  const run = (file: string, cwd = project) =>
    execFileSync(process.execPath, ['--import', require.resolve('tsx'), join(project, file)], {
      cwd,
      encoding: 'utf8',
    });
  const write = (file: string, text: string) => {
    mkdirSync(join(project, file, '..'), { recursive: true });
    writeFileSync(join(project, file), text);
  };

  beforeAll(() => {
    write('package.json', '{}');
    write('node_modules/wrapper/package.json', '{ "name": "wrapper", "main": "index.js" }');
    write(
      'node_modules/wrapper/index.js',
      'const deep = (n, callSite) => (n === 0 ? callSite() : deep(n - 1, callSite)); module.exports = { deep };',
    );
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it('is the line of the TypeScript, not of what it was compiled to', () => {
    write(
      'stacks/main.ts',
      `interface Unused {\n  readonly a: string;\n}\nimport { callSite } from ${module};\nconsole.log(callSite());\n`,
    );
    expect(run('stacks/main.ts')).toBe('stacks/main.ts:5\n');
  });

  it('is the same from a folder below the project', () => {
    expect(run('stacks/main.ts', join(project, 'stacks'))).toBe('stacks/main.ts:5\n');
  });

  it('is never a line of an installed package, however deep', () => {
    write(
      'wrapped.ts',
      `import { callSite } from ${module};\nimport { deep } from 'wrapper';\nconsole.log(deep(30, callSite));\n`,
    );
    expect(run('wrapped.ts')).toBe('wrapped.ts:3\n');
  });

  it('is found in an ES module', () => {
    write('main.mjs', `import site from ${module};\nconsole.log(site.callSite());\n`);
    expect(run('main.mjs')).toBe('main.mjs:2\n');
  });

  it('is left out when the program is not part of the project', () => {
    expect(run('stacks/main.ts', join(REPOSITORY, 'test'))).toBe('undefined\n');
  });
});
