import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scripts } from '../../package.json';
import { type CodeBlock } from './code-blocks';
import { type Page, ROOT, pagesWithCode } from './pages';

const LANGUAGES = ['console', 'json', 'sh', 'text', 'ts'];

const inLanguage = (language: string) =>
  pagesWithCode().flatMap((page) =>
    page.blocks
      .filter((block) => block.language === language)
      .map((block) => ({ page, block, name: `${page.file}:${block.line}` })),
  );

test('every block is in a language that a test knows', () => {
  const others = pagesWithCode().flatMap(({ file, blocks }) =>
    blocks.filter(({ language }) => !LANGUAGES.includes(language)).map(({ line }) => `${file}:${line}`),
  );
  expect(others).toEqual([]);
});

test.each(inLanguage('json'))('$name is JSON', ({ block }) => {
  expect(() => JSON.parse(block.text) as unknown).not.toThrow();
});

test.each(inLanguage('console'))('$name prints what the page shows', ({ page, block }) => {
  expect(transcript(block, folderWithFilesOf(page))).toBe(block.text.trimEnd());
});

const help = execFileSync(process.execPath, ['--import', tsx(), join(ROOT, 'lib/cli/main.ts'), '--help'], {
  encoding: 'utf8',
});

// These need an account, a network or minutes; that they name things that exist is what can be said here.
test.each(inLanguage('sh'))('$name names scripts and commands that exist', ({ block }) => {
  execFileSync('bash', ['-n'], { input: block.text });
  const named = [...block.text.matchAll(/npm (?:run )?(?!run\b)([\w:]+)/g)].map(([, script]) => script ?? '');
  const npmItself = ['ci', 'install', 'init', 'pack'];
  expect(named.filter((script) => !(script in scripts) && !npmItself.includes(script))).toEqual([]);
  const commands = [...block.text.matchAll(/(?:^|npx )trtc-access (\w[\w-]*)/gm)].map(([, command]) => command ?? '');
  expect(commands.filter((command) => !new RegExp(`^  ${command}\\b`, 'm').test(help))).toEqual([]);
});

/** A folder in which the page's commands run: the files that the page shows, and the command as its users call it. */
function folderWithFilesOf(page: Page): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  for (const { argument, text } of page.blocks.filter(({ language }) => language === 'json')) {
    if (argument) writeFileSync(join(folder, argument), `${text}\n`);
  }
  const bin = join(folder, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  const command = join(bin, 'trtc-access');
  writeFileSync(
    command,
    `#!/bin/sh\nexec "${process.execPath}" --import "${tsx()}" "${join(ROOT, 'lib/cli/main.ts')}" "$@"\n`,
  );
  chmodSync(command, 0o755);
  writeFileSync(join(folder, 'package.json'), '{}');
  symlinkSync(join(ROOT, 'examples'), join(folder, 'examples'));
  return folder;
}

/** The block again, with what its commands really print. `$?` is the exit code of the command before, as in a shell. */
function transcript(block: CodeBlock, folder: string): string {
  let exitCode = 0;
  const commands = block.text.split('\n').filter((line) => line.startsWith('$ '));
  return commands
    .flatMap((line) => {
      const { stdout, status } = spawnSync('bash', ['-c', `exec 2>&1; (exit ${exitCode}); ${line.slice(2)}`], {
        cwd: folder,
        env: {
          ...process.env,
          npm_config_loglevel: 'error',
          PATH: `${join(folder, 'node_modules', '.bin')}:${process.env.PATH}`,
        },
        encoding: 'utf8',
      });
      exitCode = status ?? 1;
      return [line, stdout.trimEnd()].filter((text) => text !== '');
    })
    .join('\n');
}

/** As an URL, so that it is found from any folder. */
function tsx(): string {
  return new URL(`file://${require.resolve('tsx')}`).href;
}
