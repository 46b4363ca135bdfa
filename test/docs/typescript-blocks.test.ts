import { App } from 'cdktf';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import * as published from 'cdktf-trtc-access';
import { type PageProgram, THROWS, pagePrograms } from './page-programs';
import { ROOT, pagesWithCode } from './pages';
import { typeCheck } from './type-check';

const programs = pagesWithCode().flatMap((page) =>
  pagePrograms(page.blocks, Object.keys(published)).map((program) => ({ page, program })),
);
const cases = programs.flatMap(({ page, program }) =>
  program.blocks.map((block) => ({
    name: `${page.file}:${block.line}`,
    program,
    block,
    next: page.blocks[page.blocks.indexOf(block) + 1],
  })),
);

test('every TypeScript block compiles', () => {
  const files = programs.map(
    ({ page, program }) => [`${page.file}:${program.blocks[0]?.line}.ts`, program.text] as const,
  );
  expect(typeCheck(new Map(files))).toEqual([]);
});

test.each(cases.filter(({ block }) => block.argument !== THROWS))(
  '$name makes what the page shows',
  ({ program, next }) => {
    const synthesised = run(program);
    if (next?.language === 'json' && !next.argument) {
      expect(synthesised).toContainEqual(containing(JSON.parse(next.text)));
    }
  },
);

test.each(cases.filter(({ block }) => block.argument === THROWS))(
  '$name fails as the page says',
  ({ program, block, next }) => {
    expect(next?.language).toBe('text');
    expect(() => run(program, block.line)).toThrow(next?.text);
  },
);

/** Runs a program and returns the Terraform of the stacks that it synthesises. */
function run(program: PageProgram, failing?: number): unknown[] {
  const outdir = mkdtempSync(join(tmpdir(), 'page-'));
  process.env.CDKTF_OUTDIR = outdir;
  const module = { exports: {} as { addTo?: (app: App, failing?: number) => void } };
  const { outputText } = ts.transpileModule(program.text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  // Named as a file of the project, so that what it declares has a source as it would have there.
  const named = `${outputText}\n//# sourceURL=${join(ROOT, 'main.ts')}`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('require', 'module', 'exports', named)(require, module, module.exports);
  if (program.isStack) {
    const app = new App({ outdir });
    module.exports.addTo?.(app, failing);
    app.synth();
  }
  return readdirSync(outdir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('cdk.tf.json'))
    .map((file) => JSON.parse(readFileSync(join(outdir, file), 'utf8')) as unknown);
}

/** Matches whatever has at least this in it, at every depth of the objects. */
function containing(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map(containing);
  return expect.objectContaining(
    Object.fromEntries(Object.entries(part).map(([key, value]) => [key, containing(value)])),
  );
}
