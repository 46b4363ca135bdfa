import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planObject } from '../access/plan-text';
import { recordedConfiguration, recordedPlan, recordings } from '../access/recordings';
import { type Ran, Workplace } from './command';

/** Both ends, for a message may quote a part. */
const CANARY = /canary|zq7w/;
let planted = 0;
const canary = (): string => `canary-${planted++}-zq7w`;

interface Schema {
  readonly block: { readonly attributes?: Readonly<Record<string, { readonly sensitive?: boolean }>> };
}
interface ProviderSchema {
  readonly provider: Schema;
  readonly resource_schemas: Readonly<Record<string, Schema>>;
  readonly data_source_schemas: Readonly<Record<string, Schema>>;
}
const schemaFile = join(__dirname, '..', '..', 'schema', 'tencentcloud-cam.json');
const { provider_schemas } = JSON.parse(readFileSync(schemaFile, 'utf8')) as {
  readonly provider_schemas: Readonly<Record<string, ProviderSchema>>;
};
const [schema] = Object.values(provider_schemas);

/** What the provider says is a secret, and what holds one although it does not say so. */
const UNMARKED = ['password', 'secret_id', 'secret_key', 'secret_access_key', 'encrypted_secret_access_key', 'token'];

function secretsOf(declared: Schema | undefined): Record<string, string> {
  const marked = Object.entries(declared?.block.attributes ?? {}).filter(([, { sensitive }]) => sensitive);
  return Object.fromEntries([...marked.map(([name]) => name), ...UNMARKED].map((name) => [name, canary()]));
}

const resource = (type: string, more: object): Record<string, unknown> => ({
  ...secretsOf(schema?.resource_schemas[`tencentcloud_${type}`]),
  ...more,
});
const alice = () => resource('cam_user', { name: 'alice', id: 'alice', uin: 5, console_login: true, use_api: true });
const key = () => resource('cam_access_key', { target_uin: 5, access_key: canary(), status: 'Active', pgp_key: null });
const unheard = () => resource('cam_role_sso', { name: 'x' });
const provider = () => ({
  ...secretsOf(schema?.provider),
  assume_role: [{ role_arn: 'qcs::cam::uin/1:role', token: canary() }],
});
const constants = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { constant_value: value as unknown }]));

/** A plan with a secret in every place where one can be. */
function plan(): Record<string, unknown> {
  const grant = {
    user_name: 'alice',
    user_id: null,
    policy_id: '1',
    policy_name: 'QcloudTRTCFullAccess',
    policy_type: 'QCS',
  };
  const [user, ...others] = [
    { at: 'cam_user.alice', before: alice(), after: alice(), actions: ['update'], expressions: constants(alice()) },
    { at: 'cam_access_key.k', after: key(), expressions: constants(key()) },
    { at: 'cam_role_sso.s', before: unheard(), after: unheard(), actions: ['update'] },
    { at: 'cam_user_policy_attachment.a', after: grant, expressions: constants(grant) },
  ];
  const object = planObject([user, ...others]);
  const output = { password: { sensitive: true, value: canary() } };
  const drifted = { actions: ['update'], before: alice(), after: alice() };
  const drift = {
    address: 'tencentcloud_cam_user.alice',
    mode: 'managed',
    type: 'tencentcloud_cam_user',
    name: 'alice',
  };
  (object.planned_values as Record<string, unknown>).outputs = output;
  (object.prior_state as { values: Record<string, unknown> }).values.outputs = output;
  const configuration = object.configuration as { provider_config: Record<string, object>; root_module: object };
  configuration.provider_config.tencentcloud = {
    name: 'tencentcloud',
    full_name: 'registry.terraform.io/tencentcloudstack/tencentcloud',
    expressions: constants(provider()),
  };
  Object.assign(configuration.root_module, {
    variables: { password: { default: canary(), sensitive: true } },
    outputs: { password: { sensitive: true, expression: { constant_value: canary() } } },
  });
  return {
    ...object,
    variables: { password: { value: canary() } },
    output_changes: { password: { actions: ['create'], before: null, after: canary(), after_sensitive: true } },
    resource_drift: [
      { ...drift, provider_name: 'registry.terraform.io/tencentcloudstack/tencentcloud', change: drifted },
    ],
  };
}

/** A synth with the same. */
function synth(): Record<string, unknown> {
  return {
    provider: { tencentcloud: [provider()] },
    variable: { password: { default: canary(), sensitive: true }, name: { default: canary(), sensitive: true } },
    output: { password: { value: canary(), sensitive: true } },
    resource: {
      tencentcloud_cam_user: {
        alice: alice(),
        eve: { name: 'x-${tencentcloud_cam_user.alice.password}', password: '${var.password}', console_login: true },
        bob: { name: '${var.name}' },
      },
      tencentcloud_cam_access_key: { k: key() },
      tencentcloud_cam_role_sso: { s: unheard() },
    },
  };
}

const place = new Workplace();
afterAll(() => place.remove());

const REPORTS = ['txt', 'md', 'json', 'sarif', 'html'];
const OUTPUTS = REPORTS.flatMap((format) => ['--output', `report.${format}`]);
const state = () => ({ format_version: '1.0', values: { root_module: { resources: [{ values: alice() }] } } });

beforeAll(() => {
  place.write('plan.json', plan());
  place.write('synth/main.tf.json', synth());
  place.write('base/main.tf.json', { ...synth(), resource: {} });
  place.write('state.json', state());
  place.write('tfstate.json', { version: 4, lineage: 'x', resources: [{ instances: [{ attributes: alice() }] }] });
  const text = JSON.stringify(plan());
  place.write('cut.json', text.slice(0, text.lastIndexOf('canary') + 9));
  place.write('broken.json', text.replace(/(canary-\d+-zq7w)"/, '$1'));
  // Of a word without quotes, the engine's own message quotes what is around it.
  place.write('bare.json', text.replace(/"(canary-\d+-zq7w)"/, '$1'));
  place.write('contradicting.json', { ...plan(), planned_values: plan().planned_values });
  place.write('other-version.json', text.replace('"1.2"', '"2.0"'));
  place.write('cut/main.tf.json', JSON.stringify(synth()).slice(0, -9));
  place.write('log.json', `{"@level":"info","@message":"${canary()}"}\n`);
});

/** The commands that read a plan or a synth, with all their formats. */
const READERS: readonly (readonly string[])[] = [
  ...['text', 'markdown', 'json', 'sarif', 'html'].map((format) => ['review', '--format', format]),
  ...['text', 'json'].flatMap((format) => [
    ['explain', 'alice', '--format', format],
    ['who-can', 'trtc:DismissRoom', '--format', format],
  ]),
  ...['text', 'markdown', 'csv', 'json'].map((format) => ['matrix', '--format', format]),
];

/** Only what there is: a command of which `--help` knows nothing answers nothing. */
async function readers(): Promise<readonly (readonly string[])[]> {
  const { out } = await place.run(['--help']);
  return READERS.filter(([name]) => new RegExp(`^  ${name} `, 'm').test(out));
}

/** What a command tells in any way. An error that nobody caught is told by Node, with its stack. */
async function told(words: readonly string[], stdin = ''): Promise<Ran & { readonly all: string }> {
  let ran: Ran;
  try {
    ran = await place.run(words, stdin);
  } catch (error) {
    ran = { code: -1, out: '', err: String((error as Error).stack) };
  }
  return { ...ran, all: ran.out + ran.err };
}

test('the canaries are where the provider says that secrets are', () => {
  expect(Object.keys(secretsOf(schema?.provider))).toEqual(expect.arrayContaining(['secret_key', 'security_token']));
  const sensitive = Object.entries(schema?.resource_schemas ?? {}).filter(([, { block }]) =>
    Object.values(block.attributes ?? {}).some((attribute) => attribute.sensitive),
  );
  // Another type with a secret needs a resource above.
  expect(sensitive.map(([type]) => type).sort()).toEqual(['tencentcloud_cam_access_key', 'tencentcloud_cam_user']);
});

test('no command tells a secret of a plan, in any format', async () => {
  for (const words of await readers()) {
    const { code, all } = await told([...words, '--plan', 'plan.json', ...(words[0] === 'review' ? OUTPUTS : [])]);
    expect({ words, code: code === 0 || code === 2 }).toEqual({ words, code: true });
    expect(all).toContain('alice');
    expect(all).not.toMatch(CANARY);
  }
  for (const format of REPORTS) {
    expect(place.read(`report.${format}`)).toContain('alice');
    expect(place.read(`report.${format}`)).not.toMatch(CANARY);
  }
});

test('no command tells a secret of a synth, in any format', async () => {
  for (const words of await readers()) {
    const source = words[0] === 'review' ? ['--base', 'base', '--head', 'synth', ...OUTPUTS] : ['--synth', 'synth'];
    const { code, all } = await told([...words, ...source]);
    expect({ words, code: code === 0 || code === 2 }).toEqual({ words, code: true });
    expect(all).not.toMatch(CANARY);
  }
  for (const format of REPORTS) expect(place.read(`report.${format}`)).not.toMatch(CANARY);
});

test.each(['state', 'tfstate', 'cut', 'broken', 'bare', 'contradicting', 'other-version', 'log'])(
  'no error tells one, for %s.json in the place of a plan',
  async (name) => {
    for (const words of await readers()) {
      const { all } = await told([...words, '--plan', `${name}.json`]);
      expect(all).not.toBe('');
      expect(all).not.toMatch(CANARY);
    }
  },
);

test('no error tells one, for a file in the wrong place', async () => {
  const wrong = [
    ['review', '--base', 'base', '--head', 'cut'],
    ['review', '--base', 'base', '--head', 'plan.json'],
    ['review', '--base', 'state.json', '--head', 'synth'],
    ['review', '--plan', 'plan.json', '--synth', 'cut'],
    ['review', '--plan', 'plan.json', '--presets', 'plan.json'],
    ['review', '--plan', 'plan.json', '--base-presets', 'state.json'],
    ['review', '--plan', 'plan.json', '--accept-from', 'plan.json'],
    ['review', '--plan', 'synth/main.tf.json'],
    ...['plan.json', 'state.json', 'tfstate.json', 'synth/main.tf.json', 'cut.json', 'log.json'].flatMap((file) => [
      ['check', file],
      ['compare', file, file],
      ['allows', file, '--action', 'trtc:RemoveUser', '--resource', '*'],
      ['presets', 'check', '--presets', file],
    ]),
  ];
  for (const words of wrong) {
    const { all } = await told(words);
    expect({ words, told: all !== '' }).toEqual({ words, told: true });
    expect({ words, all: CANARY.test(all) ? all : '' }).toEqual({ words, all: '' });
  }
});

test.each(recordings)('no command tells a secret of the plan %s', async (name) => {
  const text = recordedPlan(name);
  const values = [...text.matchAll(/"(\w+)":"([^"\\]{8,})"/g)];
  const secrets = values.flatMap(([, attribute = '', value = '']) => (UNMARKED.includes(attribute) ? [value] : []));
  place.write('recorded.json', text);
  place.write('recorded/main.tf.json', recordedConfiguration(name));
  for (const source of [
    ['--plan', 'recorded.json'],
    ['--base', 'none', '--head', 'recorded'],
  ]) {
    for (const format of ['json', 'html']) {
      const { all } = await told(['review', '--format', format, ...source]);
      for (const secret of secrets) expect(all).not.toContain(secret);
    }
  }
});
