import { findTrtcAction, trtcActions } from '../../lib/catalog';
import { publicApi } from '../../lib/catalog/sources/public-api';

const action = (name: string) => {
  const found = findTrtcAction(name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

test('the catalogue knows each of the 78 actions of the public API', () => {
  expect(publicApi.actions).toHaveLength(78);
  expect(publicApi.actions.filter((name) => !findTrtcAction(`trtc:${name}`))).toEqual([]);
});

test('an action is listed once, in order of name', () => {
  const names = trtcActions.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].sort());
});

test('two actions never differ in letter case alone', () => {
  expect(new Set(trtcActions.map(({ name }) => name.toLowerCase())).size).toBe(trtcActions.length);
});

test('the prefix name/ names the same action', () => {
  expect(findTrtcAction('name/trtc:RemoveUser')).toBe(action('trtc:RemoveUser'));
});

test.each(['trtc:removeUser', 'RemoveUser', 'trtc:*', 'trtc:Remove*', 'live:RemoveUser', '', 'trtc:constructor'])(
  '%p is no documented action',
  (name) => {
    expect(findTrtcAction(name)).toBeUndefined();
  },
);

test('a room is closed in one application', () => {
  expect(action('trtc:DismissRoom')).toMatchObject({ access: 'write', scope: 'application', revealsSecret: false });
});

test('an application is created on the account', () => {
  expect(action('trtc:CreateTrtcApp')).toMatchObject({ access: 'write', scope: 'operation' });
});

test('a request that takes an SdkAppId may still be granted on the account alone', () => {
  for (const name of ['CreateCloudModeration', 'CreateCloudSliceTask', 'DescribeAIConversation']) {
    expect(action(`trtc:${name}`).scope).toBe('operation');
  }
});

test('where documents contradict each other CAM wins, and the other claim stays in view', () => {
  const { scope, claims } = action('trtc:CreateSpearConf');
  expect(scope).toBe('operation');
  expect(claims.filter((claim) => claim.scope).map((claim) => [claim.source.title, claim.scope])).toEqual([
    ['CAM-enabled APIs: TRTC, international (598/57174)', 'operation'],
    ['Manageable Resources and Actions (647/39549)', 'application'],
  ]);
});

test('the scope is open where no document states it, whatever the request looks like', () => {
  expect(action('trtc:StartStreamIngest').scope).toBe('open');
  const { scope, claims } = action('trtc:StopWebRecord');
  expect(scope).toBe('open');
  expect(claims).toContainEqual(expect.objectContaining({ basis: 'inferred', scope: 'operation' }));
});

test('a stated access level outweighs the verb', () => {
  expect(action('trtc:CreateTrtcFreeLicenseForIntl').access).toBe('read');
});

test('the access level of a name without a known verb is open', () => {
  expect(action('trtc:TextToSpeech').access).toBe('open');
  expect(action('trtc:ShowUserList').access).toBe('open');
});

test('four actions reveal a secret, by inference, each with its reason', () => {
  const revealing = trtcActions.filter(({ revealsSecret }) => revealsSecret);
  expect(revealing.map(({ name }) => name)).toEqual([
    'trtc:CreateSecretUserSig',
    'trtc:DescribeSecret',
    'trtc:DescribeSig',
    'trtc:DescribeTrtcAppAndAccountInfo',
  ]);
  for (const { claims } of revealing) {
    const claim = claims.find(({ revealsSecret }) => revealsSecret);
    expect(claim).toMatchObject({ basis: 'inferred', because: expect.stringMatching(/key|UserSig/) as string });
  }
});

test('every claim names a source with an address and a date', () => {
  for (const { source } of trtcActions.flatMap(({ claims }) => claims)) {
    expect(source.url).toMatch(/^https:\/\//);
    expect(source.seen).toMatch(/^\d{4}-\d{2}$/);
  }
});
