import { spawnSync } from 'node:child_process';
import { Workplace } from '../command';

const place = new Workplace();
afterAll(() => place.remove());

const scripts: Record<string, string> = {};
beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out, err } = await place.run(['completion', shell]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    scripts[shell] = out;
  }
});

/** What bash itself offers for a line whose last word is being typed, by the function that it has registered. */
function offered(...line: string[]): string[] {
  const words = ['trtc-access', ...line].map((word) => `'${word}'`).join(' ');
  const input = `${scripts.bash}
    COMP_WORDS=(${words}); COMP_CWORD=${line.length}
    handler=$(complete -p trtc-access | sed 's/.*-F \\([^ ]*\\).*/\\1/')
    "$handler"; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '--noprofile'], { input, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter((word) => word !== '');
}

describe('bash', () => {
  test.each([
    [['rev'], ['review']],
    [
      ['presets', ''],
      ['pin', 'check'],
    ],
    [
      ['presets', 'pin', '--f'],
      ['--file', '--from'],
    ],
    [['who-can', 'trtc:DismissRoom', '--cl'], ['--closed-world']],
    [
      ['matrix', '--format', ''],
      ['text', 'markdown', 'csv', 'json'],
    ],
    [['matrix', '--format', 'c'], ['csv']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['check', '--format', 'j'], ['json']],
  ])('completes %j', (line, words) => {
    expect(offered(...line)).toEqual(words);
  });

  test.each([[['review', '--base', '']], [['check', '']], [['presets', 'pin', '--file', 'tr']]])(
    'leaves files to bash itself for %j',
    (line) => {
      expect(offered(...line)).toEqual([]);
      expect(scripts.bash).toContain('complete -o default ');
    },
  );

  test('takes a word for a command only where it is one', () => {
    expect(offered('check', 'presets', '')).toEqual([]);
    expect(offered('allows', 'pin', '--ac')).toEqual(['--action']);
  });
});

test.each(['bash', 'zsh', 'fish'])('%s knows every command and every option that help shows', async (shell) => {
  const listed = async (...path: string[]): Promise<void> => {
    const { out } = await place.run([...path, '--help']);
    const [, commands = ''] = /^Commands:\n((?: .*\n)+)/m.exec(out) ?? [];
    const names = [...commands.matchAll(/^ {2}(\S+)/gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => name !== 'help');
    const flags = [...out.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, flag]) => flag ?? '');
    expect(flags).toContain('help');
    for (const flag of flags) expect(scripts[shell]).toContain(shell === 'fish' ? `-l ${flag}` : `--${flag}`);
    for (const name of names) {
      expect(scripts[shell]).toContain(name);
      await listed(...path, name);
    }
  };
  await listed();
});

test.each(['bash', 'zsh', 'fish'])('the script for %s is one that the shell can parse, where it is there', (shell) => {
  place.write(`completion.${shell}`, scripts[shell]!);
  const { error, status, stderr } = spawnSync(shell, ['-n', place.path(`completion.${shell}`)], { encoding: 'utf8' });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('fails for another shell, with those there are', async () => {
  const { code, err } = await place.run(['completion', 'tcsh']);
  expect(code).toBe(1);
  expect(err).toContain('Allowed choices are bash, zsh, fish.');
});
