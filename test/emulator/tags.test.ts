import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { type Call, codeOf, sdk } from './sdk';

let cam: CamEmulator;
let tag: Call;
let uin: string;

beforeEach(async () => {
  cam = await CamEmulator.start();
  tag = sdk(cam, { service: 'tag' });
  uin = String((await sdk(cam)('AddUser', { Name: 'alice' })).Uin);
});
afterEach(() => cam.stop());

function replace(tags: Record<string, string>, resource = `qcs::cam:ap-guangzhou:uin/:uin/${uin}`) {
  const ReplaceTags = Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
  return tag('ModifyResourceTags', { Resource: resource, ReplaceTags });
}

function describeTags(parameters: object = {}) {
  const resource = { ServiceType: 'cam', ResourcePrefix: 'uin', ResourceIds: [uin], ResourceRegion: 'ap-guangzhou' };
  return tag('DescribeResourceTagsByResourceIds', { ...resource, ...parameters });
}

test('a user without tags has an empty list of them', async () => {
  expect(await describeTags()).toEqual({ TotalCount: 0, Offset: 0, Limit: 15, Tags: [] });
});

test('tags are added, replaced and removed; the others stay', async () => {
  await replace({ team: 'rtc', stage: 'test' });
  await replace({ stage: 'live' });
  await tag('ModifyResourceTags', { Resource: `qcs::cam::uin/:uin/${uin}`, DeleteTags: [{ TagKey: 'team' }] });
  expect((await describeTags()).Tags).toEqual([
    { ResourceId: uin, TagKey: 'stage', TagValue: 'live', Category: 'Custom' },
  ]);
});

test('tags are listed piece by piece', async () => {
  await replace({ a: '1', b: '2', c: '3' });
  expect(await describeTags({ Offset: 2, Limit: 2 })).toMatchObject({ TotalCount: 3, Tags: [{ TagKey: 'c' }] });
});

test("a policy's tags are those that CAM shows", async () => {
  const call = sdk(cam);
  const PolicyDocument = '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"]}]}';
  const { PolicyId } = await call('CreatePolicy', { PolicyName: 'own', PolicyDocument });
  await replace({ team: 'rtc' }, `qcs::cam::uin/${cam.ownerUin}:policy/${String(PolicyId)}`);
  expect(await call('GetPolicy', { PolicyId })).toMatchObject({ Tags: [{ Key: 'team', Value: 'rtc' }] });
});

test.each([
  ['another service', 'qcs::cvm::uin/:uin/1', 'InvalidParameterValue.ResourceDescriptionError'],
  ['another account', 'qcs::cam::uin/1:uin/1', 'InvalidParameterValue.ResourceDescriptionError'],
  ['no resource name', 'alice', 'InvalidParameterValue.ResourceDescriptionError'],
  ['nobody', 'qcs::cam::uin/:uin/1', 'InvalidParameterValue.ResourceIdInvalid'],
  ['a group', 'qcs::cam::uin/:groupid/1', 'InvalidParameterValue.ResourceIdInvalid'],
])('fails to tag %s', async (_case, resource, code) => {
  expect(await codeOf(replace({ a: '1' }, resource))).toBe(code);
});

test('fails to change nothing, and to read what is not of CAM', async () => {
  expect(await codeOf(replace({}))).toBe('InvalidParameter.Tag');
  expect(await codeOf(describeTags({ ServiceType: 'cvm' }))).toBe('InvalidParameterValue.ServiceTypeInvalid');
  expect(await codeOf(describeTags({ ResourceIds: Array(51).fill('1') }))).toBe(
    'InvalidParameterValue.ResourceIdInvalid',
  );
});
