import { handoversIn } from '../../lib/credentials';

const output = { user_name: 'bob', secret_id: 'AKID1', encrypted_secret: 'wcFM', recipient: 'F00D' };
const handover = { userName: 'bob', secretId: 'AKID1', encryptedSecret: 'wcFM', recipient: 'F00D' };
/** As Terraform describes it. */
const type = ['object', { encrypted_secret: 'string', recipient: 'string', secret_id: 'string', user_name: 'string' }];
const outputs = { BobKey: { sensitive: false, type, value: output }, other: { value: 'text' } };

test.each([
  ['terraform output -json', outputs],
  ['terraform output -json BobKey', output],
  ['terraform show -json of a state', { format_version: '1.0', values: { outputs } }],
  ['terraform show -json of a plan', { format_version: '1.2', planned_values: { outputs }, prior_state: {} }],
  ['cdktf deploy --outputs-file', { ops: { BobKey: output } }],
  ['a list of keys', { keys: { value: [output, output] } }],
])('a handover is found in what %s prints', (_, value) => {
  expect(handoversIn(JSON.stringify(value))).toEqual([handover]);
});

test('of a plan that makes another key, the old one is not a handover', () => {
  const plan = {
    format_version: '1.2',
    planned_values: { outputs: { BobKey: { sensitive: false } } },
    prior_state: { values: { outputs } },
  };
  expect(handoversIn(JSON.stringify(plan))).toEqual([]);
});

test('what only looks like one is none', () => {
  expect(handoversIn(JSON.stringify({ a: { ...output, recipient: 7 }, b: { ...output, secret_id: '' } }))).toEqual([]);
});

test('fails on what is no JSON, without quoting it', () => {
  expect(handoversIn('canary')).toBeUndefined();
});
