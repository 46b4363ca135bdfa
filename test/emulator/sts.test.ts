import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { person } from './people';
import { sdk } from './sdk';

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

test('whoever has a key may ask who they are, whatever they hold', async () => {
  const { uin, key } = person(cam, 'nobody');
  expect(await sdk(cam, { service: 'sts', key })('GetCallerIdentity')).toEqual({
    ...{ Type: 'CAMUser', AccountId: cam.ownerUin, UserId: String(uin), PrincipalId: String(uin) },
    Arn: `qcs::cam:${cam.ownerUin}:uin/${uin}`,
  });
  expect(await sdk(cam, { service: 'sts' })('GetCallerIdentity')).toMatchObject({ UserId: cam.ownerUin });
});
