import { services } from '../../lib/emulator/actions';
import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { person } from './people';
import { codeOf, sdk, type ServiceName } from './sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

/** Calls every action but those of TRTC, which have a test of their own, as the official SDK does. */
async function driveAll(): Promise<Set<string>> {
  const driven = new Set<string>();
  const calling =
    (service: ServiceName) =>
    (action: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
      driven.add(`${service}:${action}`);
      return sdk(cam, { service })(action, parameters);
    };
  const [call, tag, sts] = [calling('cam'), calling('tag'), calling('sts')];

  const { Uin, Uid } = await call('AddUser', { Name: 'alice', ConsoleLogin: 1 });
  expect(await call('GetUser', { Name: 'alice' })).toMatchObject({ Uin });
  await call('UpdateUser', { Name: 'alice', Remark: 'rooms' });
  expect((await call('ListUsers')).Data).toMatchObject([{ Remark: 'rooms' }]);
  expect((await call('DescribeSubAccounts', { FilterSubAccountUin: [Uin] })).SubAccounts).toHaveLength(1);
  expect(await call('GetUserAppId')).toMatchObject({ OwnerUin: cam.ownerUin });
  expect((await call('GetPasswordRules')).Rules).toMatchObject({ MinimumLength: 8, MustContain: 'Aa1!' });
  expect(await sts('GetCallerIdentity')).toMatchObject({ AccountId: cam.ownerUin });

  const { GroupId } = await call('CreateGroup', { GroupName: 'ops' });
  await call('UpdateGroup', { GroupId, GroupName: 'operators' });
  expect(await call('GetGroup', { GroupId })).toMatchObject({ GroupName: 'operators' });
  expect(await call('ListGroups')).toMatchObject({ TotalNum: 1 });
  await call('AddUserToGroup', { Info: [{ GroupId, Uid }] });
  expect(await call('ListUsersForGroup', { GroupId })).toMatchObject({ TotalNum: 1 });
  expect(await call('ListGroupsForUser', { SubUin: Uin })).toMatchObject({ GroupInfo: [{ GroupName: 'operators' }] });

  const PolicyDocument = '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"]}]}';
  const { PolicyId } = await call('CreatePolicy', { PolicyName: 'own', PolicyDocument });
  await call('UpdatePolicy', { PolicyId, Description: 'rooms' });
  expect(await call('GetPolicy', { PolicyId })).toMatchObject({ Description: 'rooms' });
  expect(await call('ListPolicies', { Scope: 'Local' })).toMatchObject({ TotalNum: 1 });
  const { VersionId } = await call('CreatePolicyVersion', { PolicyId, PolicyDocument, SetAsDefault: false });
  await call('SetDefaultPolicyVersion', { PolicyId, VersionId });
  await call('DeletePolicyVersion', { PolicyId, VersionId: [1] });
  expect((await call('ListPolicyVersions', { PolicyId })).Versions).toMatchObject([{ VersionId, IsDefaultVersion: 1 }]);
  expect(await call('GetPolicyVersion', { PolicyId, VersionId })).toMatchObject({ PolicyVersion: { VersionId } });
  await call('AttachUserPolicy', { AttachUin: Uin, PolicyId });
  await call('AttachGroupPolicy', { AttachGroupId: GroupId, PolicyId });
  expect(await call('ListAttachedUserPolicies', { TargetUin: Uin })).toMatchObject({ TotalNum: 1 });
  expect(await call('ListAttachedGroupPolicies', { TargetGroupId: GroupId })).toMatchObject({ TotalNum: 1 });
  const all = { TargetUin: Uin, Page: 1, Rp: 20, AttachType: 0 };
  expect((await call('ListAttachedUserAllPolicies', all)).PolicyList).toMatchObject([
    { PolicyId: String(PolicyId), StrategyType: '1', Groups: [{ GroupName: 'operators' }] },
  ]);
  expect((await call('ListEntitiesForPolicy', { PolicyId })).List).toMatchObject([
    { Name: 'alice', RelatedType: 1 },
    { Name: 'operators', RelatedType: 2 },
  ]);
  expect(await call('GetAccountSummary')).toMatchObject({ User: 1, Group: 1, Member: 1 });

  await call('PutUserPermissionsBoundary', { TargetUin: Uin, PolicyId });
  expect(await call('GetUserPermissionBoundary', { TargetUin: Uin })).toMatchObject({ PolicyName: 'own' });
  await call('DeleteUserPermissionsBoundary', { TargetUin: Uin });
  await call('SetMfaFlag', { OpUin: Uin, LoginFlag: { Stoken: 1 }, ActionFlag: { Phone: 1 } });
  expect(await call('DescribeSafeAuthFlagColl', { SubUin: Uin })).toMatchObject({
    ...{ LoginFlag: { Stoken: 1, Phone: 0 }, ActionFlag: { Stoken: 0, Phone: 1 } },
  });

  const { AccessKey } = await call('CreateAccessKey', { TargetUin: Uin });
  const { AccessKeyId } = AccessKey as { AccessKeyId: string };
  await call('UpdateAccessKey', { TargetUin: Uin, AccessKeyId, Status: 'Inactive' });
  expect((await call('ListAccessKeys', { TargetUin: Uin })).AccessKeys).toMatchObject([{ Status: 'Inactive' }]);
  expect((await call('GetSecurityLastUsed', { SecretIdList: [AccessKeyId] })).SecretIdLastUsedRows).toHaveLength(1);
  await call('DeleteAccessKey', { TargetUin: Uin, AccessKeyId });

  const Resource = `qcs::cam::uin/:uin/${String(Uin)}`;
  await tag('ModifyResourceTags', { Resource, ReplaceTags: [{ TagKey: 'team', TagValue: 'rtc' }] });
  const wanted = { ServiceType: 'cam', ResourcePrefix: 'uin', ResourceIds: [String(Uin)], ResourceRegion: '' };
  expect((await tag('DescribeResourceTagsByResourceIds', wanted)).Tags).toMatchObject([{ TagValue: 'rtc' }]);

  await call('DetachUserPolicy', { DetachUin: Uin, PolicyId });
  await call('DetachGroupPolicy', { DetachGroupId: GroupId, PolicyId });
  await call('RemoveUserFromGroup', { Info: [{ GroupId, Uid }] });
  await call('DeleteGroup', { GroupId });
  await call('DeletePolicy', { PolicyId: [PolicyId] });
  await call('DeleteUser', { Name: 'alice' });
  return driven;
}

function served(): string[] {
  return [...services]
    .filter(([name]) => name !== 'trtc')
    .flatMap(([name, { actions }]) => [...actions.keys()].map((action) => `${name}:${action}`));
}

test('the official SDK drives every action that is served', async () => {
  expect([...(await driveAll())].sort()).toEqual(served().sort());
  expect(cam.console.summary()).toEqual({ users: [], groups: [], customPolicies: [] });
});

const GONE = 9;
const nobody = 'ResourceNotFound.UserNotExist';
const noGroup = 'ResourceNotFound.GroupNotExist';
const noPolicy = 'ResourceNotFound.PolicyIdNotFound';
const statement = { effect: 'allow', action: ['trtc:*'], resource: ['*'] };
const PolicyDocument = JSON.stringify({ version: '2.0', statement: [statement] });
const tagged = { ServiceType: 'cam', ResourcePrefix: 'uin', ResourceIds: [], ResourceRegion: '' };

/** What each action refuses first of all; those that are about nothing refuse what they do not know. */
const refusals: Readonly<Record<string, [Record<string, unknown>, string]>> = {
  'cam:AddUser': [{ Name: 'a b' }, 'InvalidParameter.UserNameIllegal'],
  'cam:GetUser': [{ Name: 'x' }, nobody],
  'cam:UpdateUser': [{ Name: 'x' }, nobody],
  'cam:DeleteUser': [{ Name: 'x' }, nobody],
  'cam:ListUsers': [{ Page: 1 }, 'UnknownParameter'],
  'cam:DescribeSubAccounts': [{ FilterSubAccountUin: Array(51).fill(1) }, 'InvalidParameter'],
  'cam:CreateGroup': [{ GroupName: '' }, 'InvalidParameter.ParamError'],
  'cam:GetGroup': [{ GroupId: GONE }, noGroup],
  'cam:UpdateGroup': [{ GroupId: GONE, GroupName: 'x' }, noGroup],
  'cam:DeleteGroup': [{ GroupId: GONE }, noGroup],
  'cam:ListGroups': [{ Rp: 201 }, 'InvalidParameter.ParamError'],
  'cam:AddUserToGroup': [{ Info: [{ GroupId: GONE, Uid: 1 }] }, 'InvalidParameter.GroupNotExist'],
  'cam:RemoveUserFromGroup': [{ Info: [{ GroupId: GONE, Uid: 1 }] }, 'InvalidParameter.GroupNotExist'],
  'cam:ListUsersForGroup': [{ GroupId: GONE }, noGroup],
  'cam:ListGroupsForUser': [{ SubUin: GONE }, nobody],
  'cam:ListPolicies': [{ Scope: 'Mine' }, 'InvalidParameter.ScopeError'],
  'cam:GetPolicy': [{ PolicyId: GONE }, noPolicy],
  'cam:CreatePolicy': [{ PolicyName: 'own', PolicyDocument: '{}' }, 'InvalidParameter.VersionError'],
  'cam:UpdatePolicy': [{ PolicyName: 'x' }, 'InvalidParameter.PolicyIdNotExist'],
  'cam:DeletePolicy': [{ PolicyId: [GONE] }, noPolicy],
  'cam:CreatePolicyVersion': [
    { PolicyId: GONE, PolicyDocument, SetAsDefault: true },
    'InvalidParameter.PolicyIdNotExist',
  ],
  'cam:ListPolicyVersions': [{ PolicyId: GONE }, noPolicy],
  'cam:GetPolicyVersion': [{ PolicyId: 1, VersionId: GONE }, 'InvalidParameter.PolicyVersionNotExists'],
  'cam:SetDefaultPolicyVersion': [{ PolicyId: GONE, VersionId: 1 }, noPolicy],
  'cam:DeletePolicyVersion': [{ PolicyId: GONE, VersionId: [1] }, noPolicy],
  'cam:AttachUserPolicy': [{ AttachUin: GONE, PolicyId: 1 }, nobody],
  'cam:DetachUserPolicy': [{ DetachUin: GONE, PolicyId: 1 }, nobody],
  'cam:ListAttachedUserPolicies': [{ TargetUin: GONE }, 'InvalidParameter.ParamError'],
  'cam:AttachGroupPolicy': [{ AttachGroupId: GONE, PolicyId: 1 }, noGroup],
  'cam:DetachGroupPolicy': [{ DetachGroupId: GONE, PolicyId: 1 }, noGroup],
  'cam:ListAttachedGroupPolicies': [{ TargetGroupId: GONE }, noGroup],
  'cam:ListAttachedUserAllPolicies': [{ TargetUin: GONE, Page: 1, Rp: 20, AttachType: 0 }, nobody],
  'cam:ListEntitiesForPolicy': [{ PolicyId: 1, EntityFilter: 'x' }, 'InvalidParameter.EntityFilterError'],
  'cam:CreateAccessKey': [{ TargetUin: GONE }, 'InvalidParameter.UserNotExist'],
  'cam:ListAccessKeys': [{ TargetUin: GONE }, 'InvalidParameter.UserNotExist'],
  'cam:UpdateAccessKey': [{ AccessKeyId: 'x', Status: 'Active' }, 'ResourceNotFound.SecretNotExist'],
  'cam:DeleteAccessKey': [{ AccessKeyId: 'x' }, 'ResourceNotFound.SecretNotExist'],
  'cam:GetSecurityLastUsed': [{ SecretIdList: Array(11).fill('x') }, 'InvalidParameter'],
  'cam:PutUserPermissionsBoundary': [{ TargetUin: GONE, PolicyId: 1 }, 'InvalidParameter.UserNotExist'],
  'cam:GetUserPermissionBoundary': [{ TargetUin: GONE }, 'InvalidParameter.UserNotExist'],
  'cam:DeleteUserPermissionsBoundary': [{ TargetUin: GONE }, 'InvalidParameter.UserNotExist'],
  'cam:SetMfaFlag': [{ OpUin: GONE }, nobody],
  'cam:DescribeSafeAuthFlagColl': [{ SubUin: GONE }, nobody],
  'cam:GetUserAppId': [{ Uin: 1 }, 'UnknownParameter'],
  'cam:GetAccountSummary': [{ Uin: 1 }, 'UnknownParameter'],
  'cam:GetPasswordRules': [{ Uin: 1 }, 'UnknownParameter'],
  'sts:GetCallerIdentity': [{ Uin: 1 }, 'UnknownParameter'],
  'tag:ModifyResourceTags': [{ Resource: 'x', DeleteTags: [] }, 'InvalidParameter.Tag'],
  'tag:DescribeResourceTagsByResourceIds': [
    { ...tagged, ServiceType: 'cvm' },
    'InvalidParameterValue.ServiceTypeInvalid',
  ],
};

test('a refusal is known of every action that is served', () => {
  expect(Object.keys(refusals).sort()).toEqual(served().sort());
});

test.each(Object.entries(refusals))('fails as the API does: %s', async (name, [parameters, code]) => {
  const [service, action] = name.split(':') as [ServiceName, string];
  const call = sdk(cam, { service });
  expect(await codeOf(call(action, parameters))).toBe(code);
  expect(await codeOf(call(action, { ...parameters, Nonsense: 1 }))).toBe('UnknownParameter');
});

test.each(Object.entries(refusals).filter(([, [, code]]) => code !== 'UnknownParameter'))(
  'fails when it is not granted, before anything is told: %s',
  async (name, [parameters]) => {
    const [service, action] = name.split(':') as [ServiceName, string];
    const { key } = person(cam, 'nobody');
    expect(await codeOf(sdk(cam, { service, key })(action, parameters))).toBe('AuthFailure.UnauthorizedOperation');
  },
);
