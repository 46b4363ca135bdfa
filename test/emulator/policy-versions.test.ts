import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { person } from './people';
import { type Call, codeOf, sdk } from './sdk';

let cam: CamEmulator;
let call: Call;
let PolicyId: number;

const granting = (action: string): string =>
  JSON.stringify({ version: '2.0', statement: [{ effect: 'allow', action: [action], resource: ['*'] }] });

beforeEach(async () => {
  cam = await CamEmulator.start();
  call = sdk(cam);
  const policy = await call('CreatePolicy', { PolicyName: 'own', PolicyDocument: granting('cam:ListUsers') });
  PolicyId = policy.PolicyId as number;
});
afterEach(() => cam.stop());

async function add(action: string, SetAsDefault: boolean): Promise<number> {
  const added = await call('CreatePolicyVersion', { PolicyId, PolicyDocument: granting(action), SetAsDefault });
  return added.VersionId as number;
}

/** The numbers of all versions, the default one negative. */
async function versions(): Promise<number[]> {
  const { Versions } = await call('ListPolicyVersions', { PolicyId });
  const rows = Versions as { VersionId: number; IsDefaultVersion: number }[];
  return rows.map(({ VersionId, IsDefaultVersion }) => (IsDefaultVersion ? -VersionId : VersionId));
}

async function documentOf(VersionId: number): Promise<unknown> {
  const { PolicyVersion } = await call('GetPolicyVersion', { PolicyId, VersionId });
  return JSON.parse((PolicyVersion as { Document: string }).Document);
}

test('a policy has a first version, and each new one is written as documents are', async () => {
  expect(await versions()).toEqual([-1]);
  const PolicyDocument = '{"version":"2.0","statement":{"effect":"allow","action":"cam:GetUser","resource":"*"}}';
  expect(await call('CreatePolicyVersion', { PolicyId, PolicyDocument, SetAsDefault: false })).toEqual({
    VersionId: 2,
  });
  expect(await versions()).toEqual([-1, 2]);
  expect(await documentOf(2)).toEqual(JSON.parse(granting('cam:GetUser')));
});

test('the default version is what the policy says, and whoever holds it may do that', async () => {
  const { key } = person(cam, 'alice');
  cam.console.attachUserPolicy('alice', 'own');
  const codes = async (): Promise<string[]> => [
    await codeOf(sdk(cam, { key })('ListUsers')),
    await codeOf(sdk(cam, { key })('GetUser', { Name: 'alice' })),
  ];
  const denied = 'AuthFailure.UnauthorizedOperation';
  const VersionId = await add('cam:GetUser', false);
  expect(await codes()).toEqual(['no error', denied]);
  await call('SetDefaultPolicyVersion', { PolicyId, VersionId });
  expect(await codes()).toEqual([denied, 'no error']);
  expect((await call('GetPolicy', { PolicyId })).PolicyDocument).toContain('cam:GetUser');
  await add('cam:ListUsers', true);
  expect(await codes()).toEqual(['no error', denied]);
});

test('updating a policy changes its default version and adds none', async () => {
  await add('cam:GetUser', true);
  await call('UpdatePolicy', { PolicyId, PolicyDocument: granting('cam:AddUser') });
  expect(await versions()).toEqual([1, -2]);
  expect(await documentOf(2)).toEqual(JSON.parse(granting('cam:AddUser')));
  expect(await documentOf(1)).toEqual(JSON.parse(granting('cam:ListUsers')));
});

test('five versions are the most, and the number of one that went is not given again', async () => {
  for (let number = 2; number <= 5; number += 1) await add('cam:GetUser', false);
  expect(await codeOf(add('cam:GetUser', false))).toBe('FailedOperation.PolicyVersionFull');
  await call('DeletePolicyVersion', { PolicyId, VersionId: [5, 3] });
  expect(await add('cam:GetUser', false)).toBe(6);
  expect(await versions()).toEqual([-1, 2, 4, 6]);
});

test.each<[string, string, string, object]>([
  ['the default version', 'FailedOperation.PolicyVersionAlreadyDefault', 'DeletePolicyVersion', { VersionId: [2, 1] }],
  [
    'a version that is not there',
    'InvalidParameter.PolicyVersionNotExists',
    'DeletePolicyVersion',
    { VersionId: [2, 9] },
  ],
  ['no version', 'InvalidParameter.ParamError', 'DeletePolicyVersion', { VersionId: [] }],
  ['the default version', 'FailedOperation.PolicyVersionAlreadyDefault', 'SetDefaultPolicyVersion', { VersionId: 1 }],
  [
    'a version that is not there',
    'InvalidParameter.PolicyVersionNotExists',
    'SetDefaultPolicyVersion',
    { VersionId: 9 },
  ],
  ['a version that is not there', 'InvalidParameter.PolicyVersionNotExists', 'GetPolicyVersion', { VersionId: 9 }],
  ['a policy that is not there', 'ResourceNotFound.PolicyIdNotFound', 'ListPolicyVersions', { PolicyId: 9 }],
  [
    'a policy that is not there',
    'ResourceNotFound.PolicyIdNotFound',
    'GetPolicyVersion',
    { PolicyId: 9, VersionId: 1 },
  ],
  ['a preset', 'InvalidParameter.PolicyIdError', 'SetDefaultPolicyVersion', { PolicyId: 1, VersionId: 1 }],
  ['a preset', 'InvalidParameter.PolicyIdError', 'DeletePolicyVersion', { PolicyId: 1, VersionId: [1] }],
  [
    'a preset',
    'InvalidParameter.PolicyIdNotExist',
    'CreatePolicyVersion',
    { PolicyId: 1, PolicyDocument: granting('cam:*'), SetAsDefault: true },
  ],
  [
    'a document that is none',
    'InvalidParameter.PolicyDocumentError',
    'CreatePolicyVersion',
    { PolicyDocument: '[]', SetAsDefault: true },
  ],
  ['text for a flag', 'InvalidParameter', 'CreatePolicyVersion', { PolicyDocument: '{}', SetAsDefault: 'true' }],
])('fails on %s with %s (%s)', async (_case, code, action, parameters) => {
  await add('cam:GetUser', false);
  expect(await codeOf(call(action, { PolicyId, ...parameters }))).toBe(code);
  expect(await versions()).toEqual([-1, 2]);
});
