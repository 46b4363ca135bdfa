import { version } from '../../package.json';
import { Workplace } from './command';

const place = new Workplace();
afterAll(() => place.remove());

test('--version prints the version', async () => {
  expect(await place.run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

const commands = async (...path: string[]): Promise<string[]> => {
  const { out } = await place.run([...path, '--help']);
  const [, listed = ''] = /^Commands:\n((?: .*\n)+)/m.exec(out) ?? [];
  return [...listed.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => name ?? '').filter((name) => name !== 'help');
};

test('every command, and every command below it, shows examples of itself and what its exit codes mean', async () => {
  const all = await commands();
  expect(all.length).toBeGreaterThan(8);
  for (const name of all) {
    for (const path of [[name], ...(await commands(name)).map((below) => [name, below])]) {
      const { code, out } = await place.run([...path, '--help']);
      expect(code).toBe(0);
      expect(out).toContain(`trtc-access ${path.join(' ')}`);
      if ((await commands(...path)).length > 0) continue;
      expect(`${path.join(' ')}: ${out}`).toContain('Examples:\n');
      expect(`${path.join(' ')}: ${out}`).toContain('Exit codes: 0 ');
    }
  }
});

test('a command is loaded by the name that it has', async () => {
  for (const name of await commands()) {
    const { code, out, err } = await place.run([name, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: trtc-access ${name}\\b`));
  }
});

test('help finds a command without being told that it is one', async () => {
  expect((await place.run(['help', 'matrix'])).out).toMatch(/^Usage: trtc-access matrix/);
});

test('fails for an unknown command, with a suggestion', async () => {
  const { code, err } = await place.run(['alows']);
  expect(code).toBe(1);
  expect(err).toContain("unknown command 'alows'\n(Did you mean allows?)");
});

test('fails for an unknown option, with a suggestion', async () => {
  const { code, err } = await place.run(['check', 'x.json', '--fromat', 'json']);
  expect(code).toBe(1);
  expect(err).toContain("unknown option '--fromat'\n(Did you mean --format?)");
});

test('fails for an unknown format, and names those there are', async () => {
  const { code, err } = await place.run(['check', 'x.json', '--format', 'xml']);
  expect(code).toBe(1);
  expect(err).toContain('Allowed choices are text, json.');
});
