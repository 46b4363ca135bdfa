import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { type Call, codeOf, sdk } from './sdk';

let cam: CamEmulator;
let call: Call;

beforeEach(async () => {
  cam = await CamEmulator.start();
  call = sdk(cam);
});
afterEach(() => cam.stop());

const statement = { effect: 'allow', action: ['trtc:DismissRoom'], resource: ['*'] };

function document(...statements: object[]): string {
  return JSON.stringify({ version: '2.0', statement: statements });
}

async function create(parameters: object = {}): Promise<number> {
  const given = { PolicyName: 'moderation', PolicyDocument: document(statement), ...parameters };
  return (await call('CreatePolicy', given)).PolicyId as number;
}

interface Row {
  readonly PolicyName: string;
  readonly PolicyId: number;
}

async function list(parameters: Record<string, unknown>): Promise<Row[]> {
  return (await call('ListPolicies', parameters)).List as Row[];
}

test('a preset is found by scope and keyword, in any letter case, and its document read', async () => {
  const found = await list({ Scope: 'QCS', Keyword: 'qcloudTRTC', Page: 1, Rp: 200 });
  expect(found.map(({ PolicyName }) => PolicyName)).toEqual(['QcloudTRTCFullAccess', 'QcloudTRTCReadonlyAccess']);
  const preset = await call('GetPolicy', { PolicyId: found[1]?.PolicyId });
  expect(preset).toMatchObject({ PolicyName: 'QcloudTRTCReadonlyAccess', Type: 2 });
  expect(JSON.parse(preset.PolicyDocument as string)).toMatchObject({ statement: [{ action: ['trtc:Describe*'] }] });
});

test('a custom policy is local', async () => {
  await create();
  expect(await list({ Scope: 'Local' })).toMatchObject([{ PolicyName: 'moderation', Type: 1, Attachments: 0 }]);
  expect(await list({ Scope: 'QCS', Keyword: 'moderation' })).toEqual([]);
  expect(await list({ Keyword: 'moderation' })).toHaveLength(1);
});

test('no field of a policy is ever null', async () => {
  const values = [
    ...Object.values(await call('GetPolicy', { PolicyId: await create() })),
    ...(await list({ Rp: 200 })).flatMap((row): unknown[] => Object.values(row)),
  ];
  expect(values).not.toContain(null);
  expect(values).not.toContain(undefined);
});

test('a document comes back with lists for strings and its slashes escaped', async () => {
  const resource = 'qcs::trtc::uin/100000000001:sdkappid/1400000001';
  const PolicyId = await create({ PolicyDocument: document({ ...statement, action: 'trtc:*', resource }) });
  const { PolicyDocument } = await call('GetPolicy', { PolicyId });
  expect(PolicyDocument).toContain('sdkappid\\/1400000001');
  expect(JSON.parse(PolicyDocument as string)).toEqual({
    version: '2.0',
    statement: [{ effect: 'allow', action: ['trtc:*'], resource: [resource] }],
  });
});

test('a policy is updated by id or by name', async () => {
  const PolicyId = await create({ Description: 'old', Tags: [{ Key: 'team', Value: 'rtc' }] });
  await call('UpdatePolicy', { PolicyId, PolicyDocument: document({ ...statement, action: ['trtc:*'] }) });
  expect(await call('UpdatePolicy', { PolicyName: 'moderation', Description: 'new' })).toEqual({ PolicyId });
  expect(await call('GetPolicy', { PolicyId })).toMatchObject({
    Description: 'new',
    PolicyDocument: expect.stringContaining('trtc:*') as unknown,
    Tags: [{ Key: 'team', Value: 'rtc' }],
  });
});

test('a preset takes a note of the account, and nothing else', async () => {
  const PolicyId = (await list({ Keyword: 'QcloudTRTCFullAccess' }))[0]?.PolicyId;
  await call('UpdatePolicy', { PolicyId, Alias: 'for operators' });
  expect(await call('GetPolicy', { PolicyId })).toMatchObject({ PresetAlias: 'for operators' });
  expect(await codeOf(call('UpdatePolicy', { PolicyId, PolicyDocument: document(statement) }))).toBe(
    'InvalidParameter.PolicyIdError',
  );
  expect(await codeOf(call('DeletePolicy', { PolicyId: [PolicyId] }))).toBe('InvalidParameter.PolicyIdError');
});

test('policies that go are detached, and one that can not go keeps all', async () => {
  cam.console.createUser('alice');
  const PolicyId = await create();
  cam.console.attachUserPolicy('alice', 'moderation');
  expect(await codeOf(call('DeletePolicy', { PolicyId: [PolicyId, 1] }))).toBe('InvalidParameter.PolicyIdError');
  expect(await codeOf(call('DeletePolicy', { PolicyId: [PolicyId, 9] }))).toBe('ResourceNotFound.PolicyIdNotFound');
  expect(cam.console.summary().customPolicies).toEqual(['moderation']);
  await call('DeletePolicy', { PolicyId: [PolicyId] });
  expect(cam.console.summary()).toMatchObject({ users: [{ policies: [] }], customPolicies: [] });
});

test.each([
  ['a taken name', 'FailedOperation.PolicyNameInUse', { PolicyName: 'taken' }],
  ['a name with a space', 'InvalidParameter.PolicyNameError', { PolicyName: 'my policy' }],
  ['a description of 301 bytes', 'InvalidParameter.DescriptionLengthOverlimit', { Description: 'é'.repeat(151) }],
  ['no JSON', 'InvalidParameter.PolicyDocumentError', { PolicyDocument: '{' }],
  ['a list for a document', 'InvalidParameter.PolicyDocumentError', { PolicyDocument: '[]' }],
  ['version 1.0', 'InvalidParameter.VersionError', { PolicyDocument: '{"version":"1.0","statement":[]}' }],
  ['no statement', 'InvalidParameter.StatementError', { PolicyDocument: document() }],
  [
    'an unknown effect',
    'InvalidParameter.EffectError',
    { PolicyDocument: document({ ...statement, effect: 'Allow' }) },
  ],
  ['no action', 'InvalidParameter.ActionError', { PolicyDocument: document({ ...statement, action: [] }) }],
  [
    'a number for an action',
    'InvalidParameter.ActionError',
    { PolicyDocument: document({ ...statement, action: [1] }) },
  ],
  [
    'a short resource',
    'InvalidParameter.ResourceError',
    { PolicyDocument: document({ ...statement, resource: 'app' }) },
  ],
  [
    'a list of conditions',
    'InvalidParameter.ConditionError',
    { PolicyDocument: document({ ...statement, condition: [] }) },
  ],
  ['a principal', 'InvalidParameter.PrincipalError', { PolicyDocument: document({ ...statement, principal: {} }) }],
])('fails to create a policy with %s', async (_case, code, parameters) => {
  await create({ PolicyName: 'taken' });
  expect(await codeOf(create(parameters))).toBe(code);
  expect(cam.console.summary().customPolicies).toEqual(['taken']);
});

test('fails to create a policy of 6145 characters, spaces not counted', async () => {
  const room = 6144 - document({ ...statement, action: [''] }).length;
  const sized = (length: number) => document({ ...statement, action: ['a'.repeat(length)] }).replaceAll(',', ', \n');
  expect(await codeOf(create({ PolicyDocument: sized(room + 1) }))).toBe(
    'InvalidParameter.PolicyDocumentLengthOverLimit',
  );
  await create({ PolicyDocument: sized(room) });
});

test('fails on pages and scopes that are none', async () => {
  for (const paging of [{ Page: 0 }, { Page: 201 }, { Rp: 0 }, { Rp: 201 }]) {
    expect(await codeOf(list(paging))).toBe('InvalidParameter.ParamError');
  }
  expect(await codeOf(list({ Scope: 'Mine' }))).toBe('InvalidParameter.ScopeError');
});

test('fails on a policy that is not there', async () => {
  expect(await codeOf(call('GetPolicy', { PolicyId: 9 }))).toBe('ResourceNotFound.PolicyIdNotFound');
  expect(await codeOf(call('UpdatePolicy', { PolicyId: 9 }))).toBe('ResourceNotFound.PolicyIdNotFound');
  expect(await codeOf(call('UpdatePolicy', { PolicyName: 'ghost' }))).toBe('InvalidParameter.PolicyIdNotExist');
});

test('fails to create a policy beyond the quota', async () => {
  for (let number = 0; number < 1500; number += 1) {
    cam.console.call('CreatePolicy', { PolicyName: `p${number}`, PolicyDocument: document(statement) });
  }
  expect(await codeOf(create())).toBe('FailedOperation.PolicyFull');
});
