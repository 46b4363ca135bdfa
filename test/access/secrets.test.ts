import { AccountAccess, originsInSynth, readPlan, readSynth } from '../../lib/access';
import { planOf } from './plan-text';
import { recordedConfiguration, recordedPlan, recordings } from './recordings';
import { oneFile } from './synth-files';

const CANARY = 'canary';
let count = 0;
const canary = () => `${CANARY}-${count++}-5f2d`;

const SECRET_ATTRIBUTES = ['password', 'secret_id', 'secret_key', 'secret_access_key', 'encrypted_secret_access_key'];
const secrets = () => Object.fromEntries(SECRET_ATTRIBUTES.map((name) => [name, canary()]));

/** Everything that a reader gives, or the error it throws. */
function said(read: () => unknown): string {
  try {
    return JSON.stringify(read());
  } catch (error) {
    return String((error as Error).stack);
  }
}

const user = () => ({ name: 'alice', id: 'alice', uin: 5, console_login: true, use_api: true, ...secrets() });
const key = () => ({
  target_uin: 5,
  access_key: canary(),
  status: 'Active',
  pgp_key: canary(),
  key_fingerprint: 'ABCD',
  ...secrets(),
});
const provider = () => ({
  secret_id: canary(),
  secret_key: canary(),
  security_token: canary(),
  assume_role: { token: canary() },
});

test('a plan keeps them to itself, in every part of it', () => {
  const text = planOf(
    [
      { at: 'cam_user.alice', before: user(), after: user(), expressions: { password: { constant_value: canary() } } },
      { at: 'cam_access_key.k', before: key(), after: key() },
      { at: 'cam_role_sso.unknown_to_us', after: { ...secrets(), name: 'x' } },
    ],
    {
      variables: { password: { value: canary() } },
      output_changes: { password: { after: canary() } },
      resource_drift: [
        {
          address: 'tencentcloud_cam_user.alice',
          mode: 'managed',
          type: 'tencentcloud_cam_user',
          name: 'alice',
          change: { actions: ['update'], before: user(), after: user() },
        },
      ],
    },
  );
  const plan = readPlan(text);
  expect(plan.coverage.read).toBe(3);
  const everybody = plan.after.accounts.flatMap((account) => new AccountAccess(account).all());
  expect(said(() => [plan, everybody, everybody.map(({ holdings }) => holdings)])).not.toContain(CANARY);
});

test('so does a synth, with the provider and defaults of variables', () => {
  const model = readSynth(
    oneFile({
      provider: { tencentcloud: provider() },
      variable: { password: { default: canary(), sensitive: true } },
      resource: {
        cam_user: {
          alice: { name: 'alice', ...secrets() },
          // Text made of a secret is not settled, even where all of it is written down.
          eve: { name: 'x-${tencentcloud_cam_user.alice.password}', password: '${var.password}' },
        },
        cam_access_key: { k: key() },
        cam_oidc_sso: { s: secrets() },
      },
    }),
  );
  expect(said(() => model)).not.toContain(CANARY);
});

test.each([
  ['cut off', (text: string) => text.slice(0, -20)],
  ['broken right behind one', (text: string) => text.replace(/(canary-\d+-5f2d)"/, '$1')],
  ['a state', () => JSON.stringify({ format_version: '1.0', values: user() })],
  ['of another version', (text: string) => text.replace('"1.2"', '"2.0"')],
  ['errored', (text: string) => text.replace('"errored":false', '"errored":true')],
])('errors do, for a plan that is %s', (_, change) => {
  const text = change(planOf([{ at: 'cam_user.alice', before: user(), after: user() }]));
  expect(text).toContain(CANARY);
  expect(() => readPlan(text)).toThrow();
  expect(said(() => readPlan(text))).not.toContain(CANARY);
});

test.each(['cut off', 'a plan'])('errors do, for a synth that is %s', (what) => {
  const text = JSON.stringify({
    ...(what === 'a plan' && { format_version: '1.2' }),
    resource: { tencentcloud_cam_user: { a: user() } },
  });
  const files = new Map([['main.tf.json', what === 'a plan' ? text : text.slice(0, -9)]]);
  expect(() => readSynth(files)).toThrow();
  expect(said(() => readSynth(files))).not.toContain(CANARY);
  expect(said(() => originsInSynth(files))).not.toContain(CANARY);
});

test.each(recordings)('nothing secret of %s comes out', (name) => {
  const text = recordedPlan(name);
  const values = [...text.matchAll(/"(\w+)":"([^"\\]{8,})"/g)];
  const secret = values.filter(([, attribute]) => SECRET_ATTRIBUTES.includes(attribute!)).map(([, , value]) => value!);
  const out =
    said(() => readPlan(text)) + said(() => readSynth(new Map([['main.tf.json', recordedConfiguration(name)]])));
  for (const one of secret) expect(out).not.toContain(one);
});
