import { type CamError } from '../../lib/cam';
import { type Reply, Stub } from './stub';

const refusal = (Code: string, Message = 'No.'): Reply => ({ Error: { Code, Message } });
const user = { Uin: 1, Name: 'alice', ConsoleLogin: 0 };

let stub: Stub;
afterEach(() => stub.stop());

async function failing(call: Promise<unknown>): Promise<CamError> {
  return call.then(
    () => {
      throw new Error('it succeeded');
    },
    (error: CamError) => error,
  );
}

test('a request that came too soon is sent again, also one that makes something', async () => {
  const key = { AccessKey: { AccessKeyId: 'AKID1', SecretAccessKey: 'secret' } };
  stub = await Stub.start(refusal('RequestLimitExceeded'), refusal('RequestLimitExceeded.UinLimitExceeded'), key);
  expect(await stub.cam().accessKeys.create(1, '')).toEqual({ secretId: 'AKID1', secretKey: 'secret' });
  expect(stub.pauses).toEqual([500, 1000]);
});

test.each<[string, Reply]>([
  ['a broken connection', 'broken'],
  ['a status that is no answer', { status: 502 }],
  ['a page of some proxy', { raw: '<html>' }],
  ['an internal error', refusal('InternalError.SystemError')],
])('a read is sent again after %s', async (_, reply) => {
  stub = await Stub.start(reply, user);
  expect(await stub.cam().users.find('alice')).toMatchObject({ uin: 1 });
  expect(stub.seen.map(({ action }) => action)).toEqual(['GetUser', 'GetUser']);
});

test('fails after six attempts', async () => {
  stub = await Stub.start('broken');
  const error = await failing(stub.cam().users.list());
  expect(error.message).toMatch(/^cam ListUsers: /);
  expect(stub.seen).toHaveLength(6);
});

test.each<[string, Reply]>([
  ['a broken connection', 'broken'],
  ['an answer that is cut', { raw: '{"Response":{"AccessKey":{"SecretAccessKey":"canary-secret' }],
  ['an answer that is garbled', { raw: '{"Response":{"AccessKey":{"SecretAccessKey":"canary-secret"x' }],
  ['an internal error', refusal('InternalError', 'canary-secret'.slice(0, 3))],
])('fails to make a key after %s, once and saying that it may be there', async (_, reply) => {
  stub = await Stub.start(reply);
  const error = await failing(stub.cam().accessKeys.create(1, ''));
  expect(error).toMatchObject({ name: 'CamError', done: 'unknown' });
  expect(error.message).not.toContain('canary');
  expect(stub.seen).toHaveLength(1);
});

test('fails with the code and the request of a refusal, in one line', async () => {
  stub = await Stub.start(refusal('OperationDenied.AccessKeyOverLimit', 'A user has two\nkeys.'));
  expect(await failing(stub.cam().accessKeys.create(1, ''))).toMatchObject({
    message: 'cam CreateAccessKey: a user has two\\u000akeys (`OperationDenied.AccessKeyOverLimit`, request `req-1`)',
    ...{ code: 'OperationDenied.AccessKeyOverLimit', done: 'no' },
  });
  expect(stub.seen).toHaveLength(1);
});

test('fails without the secrets that an answer repeats', async () => {
  stub = await Stub.start(refusal('InvalidParameter.PasswordViolatedRules', 'canary-password and stub-secret-key'));
  const { message } = await failing(stub.cam().users.setPassword('alice', 'canary-password'));
  expect(message).toContain('*** and ***');
});

test('fails on an answer without a field that it needs', async () => {
  stub = await Stub.start({ Uin: '1', Name: 'alice', ConsoleLogin: 0 });
  const error = await failing(stub.cam().users.find('alice'));
  expect(error.message).toBe('cam GetUser: the answer has no `Uin` of the documented type; is this the CAM API?');
});

test('fails at once where nothing answers', async () => {
  stub = await Stub.start();
  const cam = stub.cam();
  await stub.stop();
  expect(await failing(cam.accessKeys.create(1, ''))).toMatchObject({
    ...{ message: 'cam CreateAccessKey: nothing answers at its address', done: 'no' },
  });
  stub = await Stub.start();
});

test('a role is assumed once, and its key signs the rest', async () => {
  const Credentials = { TmpSecretId: 'AKIDtmp', TmpSecretKey: 'tmp', Token: 'tok' };
  stub = await Stub.start({ Credentials }, user);
  const cam = stub.cam({
    TENCENTCLOUD_ASSUME_ROLE_ARN: 'qcs::cam::uin/1:roleName/ops',
    TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME: 'ci',
    TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID: 'x1',
  });
  await cam.users.find('alice');
  await cam.users.find('alice');
  expect(stub.seen.map(({ action, secretId, token }) => [action, secretId, token])).toEqual([
    ['AssumeRole', 'AKIDstub', undefined],
    ['GetUser', 'AKIDtmp', 'tok'],
    ['GetUser', 'AKIDtmp', 'tok'],
  ]);
  expect(stub.seen[0]?.parameters).toEqual({
    ...{ RoleArn: 'qcs::cam::uin/1:roleName/ops', RoleSessionName: 'ci', DurationSeconds: 7200, ExternalId: 'x1' },
  });
});
