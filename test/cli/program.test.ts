import { version } from '../../package.json';
import { Workplace } from './command';

const place = new Workplace();
afterAll(() => place.remove());

test('--version prints the version', async () => {
  expect(await place.run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test.each(['allows', 'check', 'compare'])('%s --help shows examples and exit codes', async (command) => {
  const { code, out } = await place.run([command, '--help']);
  expect(code).toBe(0);
  expect(out).toContain(`trtc-access ${command} `);
  expect(out).toContain('Examples:');
  expect(out).toContain('Exit codes: 0 ');
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
