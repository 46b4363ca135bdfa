import { readSynth } from '../../../lib/access';
import { allHoldings, holdings } from '../holdings';
import { oneFile, synthOf, type StackFile } from '../synth-files';

const grant = (policyId: string): StackFile => ({
  resource: { cam_user_policy_attachment: { a: { user_name: 'alice', policy_id: policyId } } },
});

const keys = (stack: StackFile) => readSynth(oneFile(stack)).accounts.map(({ key }) => key);

test('stacks whose credentials come from the environment are accounts of their own', () => {
  const { accounts } = readSynth(synthOf({ dev: grant('1'), prod: grant('2') }));
  expect(accounts.map(({ key }) => key)).toEqual(['stack:dev', 'stack:prod']);
  expect(accounts.map(holdings)).toEqual([
    { 'user:alice': ['policy with the id 1'] },
    { 'user:alice': ['policy with the id 2'] },
  ]);
});

test('stacks whose providers name the same account are one account', () => {
  const profile = { provider: { tencentcloud: [{ profile: 'prod', region: 'ap-guangzhou' }] } };
  const other = { provider: { tencentcloud: [{ profile: 'prod', region: 'ap-shanghai' }] } };
  const { accounts } = readSynth(synthOf({ a: { ...profile, ...grant('1') }, b: { ...other, ...grant('2') } }));
  expect(accounts.map(({ key }) => key)).toEqual(['profile=prod']);
  expect(holdings(accounts[0]!)).toEqual({ 'user:alice': ['policy with the id 1', 'policy with the id 2'] });
});

test.each([
  [{ allowed_account_ids: ['100000000001'] }, 'uin:100000000001'],
  [{ assume_role: [{ role_arn: 'qcs::cam::uin/100000000002:roleName/ci' }] }, 'uin:100000000002'],
  [{ assume_role: { role_arn: 'qcs::cam::uin/100000000002:roleName/ci' } }, 'uin:100000000002'],
  [{ profile: 'a', shared_credentials_dir: '/x' }, 'profile=a shared_credentials_dir=/x'],
  [{ secret_id: '${var.id}', secret_key: '${var.key}' }, 'stack:main secret_id=${var.id}'],
  [{ region: 'ap-guangzhou', domain: 'x.test' }, 'stack:main'],
  [{ assume_role: '${var.role}' }, 'stack:main assume_role.role_arn=${var.role}'],
])('a provider with %j is %s', (provider, key) => {
  const metadata = { '//': { metadata: { stackName: 'main' } } };
  expect(keys({ ...metadata, provider: { tencentcloud: provider }, ...grant('1') })).toEqual([key]);
});

test('half of a key pair tells accounts apart and is not shown', () => {
  const [one] = keys({ provider: { tencentcloud: { secret_id: 'AKIDone' } }, ...grant('1') });
  const [other] = keys({ provider: { tencentcloud: { secret_id: 'AKIDtwo' } }, ...grant('1') });
  expect(one).toMatch(/^secret_id=#/);
  expect(one).not.toBe(other);
  expect(one).not.toContain('AKID');
});

test('an alias is the account that it is configured for', () => {
  const attachment = (provider: string | undefined, policy_id: string) => ({ user_name: 'alice', policy_id, provider });
  const { accounts } = readSynth(
    oneFile({
      provider: { tencentcloud: [{}, { alias: 'same', region: 'ap-shanghai' }, { alias: 'prod', profile: 'prod' }] },
      resource: {
        cam_user_policy_attachment: {
          a: attachment(undefined, '1'),
          b: attachment('tencentcloud.same', '2'),
          c: attachment('tencentcloud.prod', '3'),
          d: attachment('tencentcloud.nobody', '4'),
        },
      },
    }),
  );
  expect(accounts.map(({ key, attachments }) => [key, attachments.map(({ policy }) => policy)])).toEqual([
    ['default', ['policy-id:1', 'policy-id:2']],
    ['default provider=tencentcloud.nobody', ['policy-id:4']],
    ['profile=prod', ['policy-id:3']],
  ]);
});

test('a provider that is configured with what its own resources give is an account nobody knows', () => {
  const model = readSynth(
    oneFile({
      provider: { tencentcloud: { secret_id: '${tencentcloud_cam_access_key.k.access_key}' } },
      resource: {
        cam_access_key: { k: { target_uin: '${tencentcloud_cam_user.u.uin}' } },
        cam_user: { u: { name: 'u' } },
      },
    }),
  );
  expect(model.accounts.flatMap(({ users }) => users.map(({ key }) => key))).toContain('user:u');
});

describe('a stack that uses what another one puts out', () => {
  const people = (path: string): StackFile => ({
    terraform: { backend: { local: { path } } },
    resource: { cam_user: { u: { name: 'alice', use_api: false } }, cam_group: { g: { name: 'ops' } } },
    output: {
      user: { value: '${tencentcloud_cam_user.u.name}' },
      group: { value: '${tencentcloud_cam_group.g.id}' },
    },
  });
  const state = (path: string) => ({ backend: 'local', config: { path }, workspace: '${terraform.workspace}' });
  const from = 'data.terraform_remote_state.cross-stack-reference-input-people_1.outputs';
  const access: StackFile = {
    data: { terraform_remote_state: { 'cross-stack-reference-input-people_1': state('/p.tfstate') } },
    resource: {
      cam_user_policy_attachment: { a: { user_name: `\${${from}.user}`, policy_id: '1' } },
      cam_group_membership: { m: { group_id: `\${${from}.group}`, user_names: ['bob'] } },
      cam_group_policy_attachment: { a: { group_id: `\${${from}.group}`, policy_id: '2' } },
    },
  };

  test('is in the same account', () => {
    // CDKTF drops the dot from the id.
    const model = readSynth(synthOf({ access, 'people_.1': people('/p.tfstate') }));
    expect(model.accounts.map(({ key }) => key)).toEqual(['stack:access']);
    expect(allHoldings(model)).toEqual({
      'group:ops': ['policy with the id 2'],
      'user:alice': ['policy with the id 1'],
      'user:bob': ['policy with the id 2'],
    });
  });

  test('but for a lookup that reads another state under the same name', () => {
    const model = readSynth(synthOf({ access, people_1: people('/other.tfstate') }));
    expect(model.accounts.map(({ key }) => key)).toEqual(['stack:access', 'stack:people_1']);
    expect(model.accounts[0]!.users[0]!.name).toMatchObject({ unknown: 'not-static', expression: `\${${from}.user}` });
  });

  test('and for accounts that are known to differ', () => {
    const provider = (profile: string) => ({ provider: { tencentcloud: { profile } } });
    const model = readSynth(
      synthOf({ access: { ...access, ...provider('a') }, people_1: { ...people('/p.tfstate'), ...provider('b') } }),
    );
    expect(model.accounts.map(({ key }) => key)).toEqual(['profile=a', 'profile=b']);
  });
});
