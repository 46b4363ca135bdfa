import { credentialJson } from '../../lib/credentials';

test('a script finds everything that there is, and nothing that there is not', () => {
  const alice = { userName: 'alice', ownerUin: '1', site: 'china', password: 'Pass-word-1' } as const;
  expect(JSON.parse(credentialJson({ ...alice, key: { secretId: 'AKID1', secret: { clear: 's' } } }))).toEqual({
    ...{ schema: 'trtc-access/credentials@1', userName: 'alice', ownerUin: '1', password: 'Pass-word-1' },
    loginLinks: { china: 'https://cloud.tencent.com/login/subAccount/1?type=subAccount&username=alice' },
    ...{ secretId: 'AKID1', secretKey: 's' },
  });
  const key = { secretId: 'AKID1', secret: { encrypted: 'wcFM' } };
  expect(JSON.parse(credentialJson({ ...alice, password: undefined, key }))).toEqual({
    ...{ schema: 'trtc-access/credentials@1', userName: 'alice', ownerUin: '1' },
    ...{ secretId: 'AKID1', encryptedSecretKey: 'wcFM' },
  });
});
