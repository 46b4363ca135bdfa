import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { encryptTo, readRecipient } from '../../../lib/credentials';
import { openpgp } from '../../../lib/credentials/pgp/openpgp';
import { encrypt, person } from '../../credentials/pgp/people';
import { Desk } from './desk';

const made = { date: new Date(Date.now() - 60_000) };
const bob = person({ ...made, passphrase: 'open sesame' });
const carol = person(made);

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  writeFileSync(desk.path('bob.private.asc'), (await bob).privateKey);
  writeFileSync(desk.path('carol.private.asc'), (await carol).privateKey);
});
afterEach(() => desk.close());

async function output(userName: string, publicKey: string, secret: string) {
  const key = await openpgp().readKey({ armoredKey: publicKey });
  const encrypted_secret = await encrypt(secret, key);
  return {
    value: { user_name: userName, secret_id: `AKID${userName}`, encrypted_secret, recipient: key.getFingerprint() },
  };
}

const words = (privateKey: string, ...more: string[]) => [
  'decrypt',
  '-',
  '--private-key',
  desk.path(privateKey),
  ...more,
];

test("what Terraform puts out becomes the recipient's file, with the passphrase asked for", async () => {
  const stdin = JSON.stringify({ BobKey: await output('bob', (await bob).publicKey, 'canary') });
  const ran = await desk.run(words('bob.private.asc', '--output', desk.path('bob.csv')), {
    stdin,
    answers: ['open sesame'],
  });
  expect(ran).toMatchObject({ code: 0, out: '' });
  expect(ran.err).not.toContain('canary');
  expect(desk.questions).toEqual([expect.stringMatching(/^Passphrase of `.+bob.private.asc`: $/)]);
  expect(desk.row('bob.csv')).toEqual({ userName: 'bob', password: '', secretId: 'AKIDbob', secretKey: 'canary' });
  expect(statSync(desk.path('bob.csv')).mode & 0o777).toBe(0o600);
});

test('of several keys one is chosen', async () => {
  const { publicKey } = await carol;
  const stdin = JSON.stringify({ a: await output('carol', publicKey, 's1'), b: await output('dave', publicKey, 's2') });
  const all = await desk.run(words('carol.private.asc', '--stdout'), { stdin });
  expect(all.err).toContain('holds `AKIDcarol` of `carol`, `AKIDdave` of `dave`; choose one with `--key`');
  const one = await desk.run(words('carol.private.asc', '--stdout', '--format', 'json', '--user', 'dave'), { stdin });
  expect(JSON.parse(one.out)).toMatchObject({ userName: 'dave', secretId: 'AKIDdave', secretKey: 's2' });
});

test('what was issued for a recipient is read as it was written', async () => {
  const outcome = await readRecipient((await carol).publicKey, new Date());
  if ('problem' in outcome) throw new Error(outcome.problem);
  const stdin = await encryptTo(outcome.recipient, '"User name"\r\n"carol"\r\n');
  expect(await desk.run(words('carol.private.asc', '--output', desk.path('carol.csv')), { stdin })).toMatchObject({
    code: 0,
  });
  expect(readFileSync(desk.path('carol.csv'), 'utf8')).toBe('"User name"\r\n"carol"\r\n');
});

test.each([
  ['with a wrong passphrase', 'bob', ['canary'], /the passphrase is wrong$/],
  ['without a terminal to ask on', 'bob', undefined, /has a passphrase, and there is no terminal to ask for it/],
  ["with somebody else's key", 'carol', [], /`AKIDbob` is for the key `[0-9a-f]{40}`, and `.+` is `[0-9a-f]{40}`$/],
])('fails %s, without a word of the secret', async (_, who, answers, message) => {
  const stdin = JSON.stringify({ BobKey: await output('bob', (await bob).publicKey, 'canary') });
  const surroundings = answers === undefined ? { stdin } : { stdin, answers };
  const { code, out, err } = await desk.run(words(`${who}.private.asc`, '--stdout'), surroundings);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.trimEnd()).toMatch(message);
  expect(err).not.toContain('canary');
});

test.each([
  ['no key that is meant', '{}', /holds no encrypted key that is meant/],
  ['neither JSON nor a message', 'canary', /is neither JSON of Terraform nor an OpenPGP message/],
  [
    'a damaged message',
    '-----BEGIN PGP MESSAGE-----\n\ncanary\n-----END PGP MESSAGE-----\n',
    /it is no OpenPGP message/,
  ],
])('fails on %s', async (_, stdin, message) => {
  const { code, err } = await desk.run(words('carol.private.asc', '--stdout'), { stdin });
  expect(code).toBe(1);
  expect(err).toMatch(message);
  expect(err).not.toContain('canary');
});
