import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { PrivateKey } from '../../../lib/credentials';
import { person } from '../../credentials/pgp/people';
import { sdk } from '../../emulator/sdk';
import { Desk } from './desk';

let desk: Desk;
beforeEach(async () => (desk = await Desk.open()));
afterEach(() => desk.close());

describe('a user with console login', () => {
  it('gets a password that works, is new to everybody, and has to be changed', async () => {
    desk.cam.console.createUser('alice');
    const { code, out, err } = await desk.run(['issue', 'alice', '--output', desk.path('alice.csv')]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    const { userName, password, secretId } = desk.row('alice.csv')!;
    expect([userName, secretId]).toEqual(['alice', '']);
    expect(err).not.toContain(password);
    expect(desk.cam.console.logIn('alice', password)).toMatchObject({ needResetPassword: true });
    expect(statSync(desk.path('alice.csv')).mode & 0o777).toBe(0o600);
    expect([desk.files(), desk.keys('alice')]).toEqual([['alice.csv'], []]);
  });

  it('gets a key as well where that is asked for', async () => {
    desk.cam.console.createUser('alice');
    await desk.run(['issue', 'alice', '--for', 'both', '--output', desk.path('alice.csv')]);
    const { password, ...key } = desk.row('alice.csv')!;
    expect(password).not.toBe('');
    expect(await sdk(desk.cam, { service: 'sts', key })('GetCallerIdentity')).toMatchObject({ Type: 'CAMUser' });
  });

  it('is not locked out by mistake: who has logged in keeps the password until somebody says yes', async () => {
    desk.cam.console.createUser('alice');
    desk.cam.console.call('UpdateUser', { Name: 'alice', Password: 'Own-password-1', NeedResetPassword: 0 });
    desk.cam.console.logIn('alice', 'Own-password-1');
    const words = ['issue', 'alice', '--output', desk.path('alice.csv')];
    const alone = await desk.run(words);
    expect(alone).toMatchObject({ code: 1, err: expect.stringContaining('nobody can be asked') as string });
    expect(await desk.run(words, { answers: ['no'] })).toMatchObject({ code: 1 });
    expect(await desk.run([...words, '--dry-run'])).toMatchObject({ code: 0, err: '' });
    expect(desk.cam.console.logIn('alice', 'Own-password-1')).toMatchObject({ loggedIn: true });
    expect(await desk.run(words, { answers: ['yes'] })).toMatchObject({ code: 0 });
    expect(desk.cam.console.logIn('alice', 'Own-password-1')).toMatchObject({ loggedIn: false });
  });
});

describe('a user without console login', () => {
  it('gets a key that works', async () => {
    desk.addApiUser('bob');
    const { code, err } = await desk.run(['issue', 'bob', '--output', desk.path('bob.csv')]);
    const { password, ...key } = desk.row('bob.csv')!;
    expect({ code, password }).toEqual({ code: 0, password: '' });
    expect(err).not.toContain(key.secretKey);
    expect(await sdk(desk.cam, { service: 'sts', key })('GetCallerIdentity')).toMatchObject({ Type: 'CAMUser' });
  });

  it('gets the key that Terraform made, encrypted as it is', async () => {
    desk.addApiUser('bob');
    const { Uin } = desk.cam.console.call('GetUser', { Name: 'bob' });
    const { AccessKey } = desk.cam.console.call('CreateAccessKey', { TargetUin: Uin });
    const { AccessKeyId: secret_id } = AccessKey as { AccessKeyId: string };
    const value = { user_name: 'bob', secret_id, encrypted_secret: 'wcFMA', recipient: 'F00D' };
    const words = ['issue', 'bob', '--outputs', '-', '--output', desk.path('bob.json'), '--format', 'json'];
    expect(await desk.run(words, { stdin: JSON.stringify({ BobKey: { value } }) })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(desk.path('bob.json'), 'utf8'))).toMatchObject({
      ...{ secretId: secret_id, encryptedSecretKey: 'wcFMA' },
    });
    expect(desk.keys('bob')).toEqual([secret_id]);
  });

  it('fails with outputs that are older than the account', async () => {
    desk.addApiUser('bob');
    const value = { user_name: 'bob', secret_id: 'AKIDgone', encrypted_secret: 'wcFMA', recipient: 'F00D' };
    const words = ['issue', 'bob', '--outputs', '-', '--stdout'];
    const { code, err } = await desk.run(words, { stdin: JSON.stringify(value) });
    expect({ code, keys: desk.keys('bob') }).toEqual({ code: 1, keys: [] });
    expect(err).toContain('the outputs have key `AKIDgone` for `bob`, which the account has not');
  });

  it('fails where there is a key already, of whose secret nobody knows', async () => {
    desk.addApiUser('bob');
    await desk.run(['issue', 'bob', '--output', desk.path('bob.csv')]);
    const { code, err } = await desk.run(['issue', 'bob', '--output', desk.path('again.csv')]);
    expect({ code, files: desk.files() }).toEqual({ code: 1, files: ['bob.csv'] });
    expect(err).toMatch(/^trtc-access: `bob` has `AKID\w+` already, whose secret nobody can ask for again; give /);
  });
});

test('credentials can be for the recipient only', async () => {
  desk.cam.console.createUser('alice');
  const { publicKey, privateKey } = await person({ date: new Date(Date.now() - 60_000) });
  writeFileSync(desk.path('alice.asc'), publicKey);
  const words = ['issue', 'alice', '--for', 'both', '--encrypt-to', desk.path('alice.asc')];
  expect(await desk.run([...words, '--output', desk.path('alice.csv.asc')])).toMatchObject({ code: 0 });
  const message = readFileSync(desk.path('alice.csv.asc'), 'utf8');
  expect(message).toMatch(/^-----BEGIN PGP MESSAGE-----\n[\s\S]+-----END PGP MESSAGE-----\n$/);
  const text = await (await PrivateKey.read(Buffer.from(privateKey))).decrypt(message);
  const [, , , secretKey] = (text.split('\r\n')[1] ?? '').split(',').map((cell) => JSON.parse(cell) as string);
  expect(secretKey).toMatch(/^\w{32}$/);
  expect(message).not.toContain(secretKey);
});

test('credentials are printed only when that is asked for', async () => {
  desk.addApiUser('bob');
  const { code, out } = await desk.run(['issue', 'bob', '--stdout', '--format', 'json', '--site', 'china']);
  expect({ code, printed: JSON.parse(out) as object }).toMatchObject({ code: 0, printed: { userName: 'bob' } });
  expect(desk.files()).toEqual([]);
});

test('a dry run says what would be made, and makes nothing', async () => {
  desk.addApiUser('bob');
  const { code, out } = await desk.run(['issue', 'bob', '--dry-run', '--output', desk.path('bob.csv')]);
  expect({ code, out }).toEqual({ code: 0, out: 'make an API key for `bob`\n' });
  expect([desk.files(), desk.keys('bob')]).toEqual([[], []]);
});

test.each(['TF_LOG', 'TF_LOG_PROVIDER'])('it warns when Terraform would log secrets, by %s', async (name) => {
  expect((await desk.run(['status'], { env: { [name]: 'DEBUG' } })).err).toMatch(
    `${name} is \`DEBUG\`: Terraform's provider`,
  );
  expect((await desk.run(['status'], { env: { [name]: 'WARN' } })).err).toBe('');
});

describe('nothing is made', () => {
  beforeEach(() => {
    desk.addApiUser('bob');
    desk.addApiUser('=cmd');
    mkdirSync(desk.path('open'));
    chmodSync(desk.path('open'), 0o777);
    mkdirSync(desk.path('group'));
    chmodSync(desk.path('group'), 0o770);
    mkdirSync(desk.path('open/inner'));
    mkdirSync(desk.path('repo/.git/x'), { recursive: true });
    mkdirSync(desk.path('repo/inner'));
    writeFileSync(desk.path('there.csv'), 'mine\n');
    writeFileSync(desk.path('key.asc'), 'no key');
    symlinkSync(desk.path('elsewhere.csv'), desk.path('link.csv'));
  });

  test.each([
    ['without a place', ['bob'], /^trtc-access: say where the credentials go/],
    ['with two places', ['bob', '--stdout', '--output', 'new.csv'], /say where the credentials go/],
    [
      'over a file that exists',
      ['bob', '--output', 'there.csv'],
      /`.+there.csv` exists already and is not overwritten/,
    ],
    ['through a link', ['bob', '--output', 'link.csv'], /exists already and is not overwritten/],
    ['in a folder that is not there', ['bob', '--output', 'none/x.csv'], /there is no such folder/],
    [
      'in a folder that others may write',
      ['bob', '--output', 'open/x.csv'],
      /others may write to folder `.+open`; `chmod go-w`/,
    ],
    ['in a folder that the group may write', ['bob', '--output', 'group/x.csv'], /others may write to folder/],
    [
      'below a folder that others may write',
      ['bob', '--output', 'open/inner/x.csv'],
      /others may write to folder `.+open`/,
    ],
    ['in clear in a repository', ['bob', '--output', 'repo/inner/x.csv'], /would be in the git repository `.+repo`/],
    [
      'for a recipient that is none',
      ['bob', '--output', 'x.csv', '--encrypt-to', 'key.asc'],
      /--encrypt-to `.+key.asc`: /,
    ],
    ['for nobody', ['carol', '--output', 'x.csv'], /the account has no sub-user `carol`/],
    [
      'for console login that is off',
      ['bob', '--for', 'both', '--output', 'x.csv'],
      /`bob` may not log in to the console/,
    ],
    [
      'as CSV for a name that is a formula',
      ['--output', 'x.csv', '--', '=cmd'],
      /take the user name for a formula; give `--format json`/,
    ],
    ['with outputs that are none', ['bob', '--output', 'x.csv', '--outputs', 'key.asc'], /--outputs `.+` is no JSON/],
  ])('fails %s', async (_, words, message) => {
    const before = desk.files();
    const inFolder = words.map((word) => (/\.(csv|asc)$/.test(word) ? desk.path(word) : word));
    const { code, err } = await desk.run(['issue', ...inFolder]);
    expect({ code, keys: [...desk.keys('bob'), ...desk.keys('=cmd')], files: desk.files() }).toEqual({
      code: 1,
      keys: [],
      files: before,
    });
    expect(err).toMatch(message);
    expect(readFileSync(desk.path('there.csv'), 'utf8')).toBe('mine\n');
  });
});
