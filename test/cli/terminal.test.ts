import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const main = join(__dirname, '../../lib/cli/main.ts');
const fixture = (name: string) => join(__dirname, '../fixtures/gnupg', name);

// `script` of util-linux gives a process a terminal of its own; other systems have another one, or none.
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** Decrypts a message from standard input on a terminal, where somebody types. */
async function decryptTyping(keys: string): Promise<{ code: number; shown: string }> {
  const words = ['--import', 'tsx', main, 'credentials', 'decrypt', '-', '--stdout'];
  const key = ['--private-key', fixture('ed25519-passphrase.private.asc')];
  const command = [process.execPath, ...words, ...key].map((word) => `'${word}'`).join(' ');
  const line = `cat '${fixture('ed25519-passphrase.message.asc')}' | ${command}`;
  const terminal = spawn('script', ['-qec', line, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  let typed = false;
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    if (typed || !shown.includes('Passphrase of')) return;
    typed = true;
    terminal.stdin.write(keys);
  });
  const [code] = (await once(terminal, 'close')) as [number];
  return { code, shown };
}

(hasTerminal ? test : test.skip)('a passphrase is asked for beside a pipe, and not shown', async () => {
  const { code, shown } = await decryptTyping('rehearsax\u007fl\r');
  expect(code).toBe(0);
  expect(shown).toContain('written by GnuPG');
  expect(shown).not.toContain('rehears');
});

(hasTerminal ? test : test.skip)('fails on Ctrl-C at the passphrase', async () => {
  const { code, shown } = await decryptTyping('reh\u0003');
  expect(code).toBe(1);
  expect(shown).toContain('trtc-access: interrupted at the passphrase');
});
