import { terraformEnvironment } from '../../lib/emulator/terraform-environment';

const access = { url: 'http://127.0.0.1:4000', secretId: 'id', secretKey: 'key' };

test('the variables lead the provider to the emulator and to nothing else', () => {
  expect(terraformEnvironment(access)).toMatchInlineSnapshot(`
{
  "HTTP_PROXY": "http://127.0.0.1:4000",
  "TENCENTCLOUD_DOMAIN": "tencentcloud.invalid",
  "TENCENTCLOUD_PROTOCOL": "HTTP",
  "TENCENTCLOUD_READ_RETRY_TIMEOUT": "1",
  "TENCENTCLOUD_REGION": "ap-guangzhou",
  "TENCENTCLOUD_SECRET_ID": "id",
  "TENCENTCLOUD_SECRET_KEY": "key",
  "TENCENTCLOUD_WRITE_RETRY_TIMEOUT": "1",
}
`);
});

test('inherited credentials of another kind are blanked', () => {
  expect(
    terraformEnvironment(access, { TENCENTCLOUD_SECURITY_TOKEN: 'token', TENCENTCLOUD_PROFILE: 'x' }),
  ).toMatchObject({
    TENCENTCLOUD_SECURITY_TOKEN: '',
  });
});

test.each([
  ['*', ''],
  ['localhost, *', 'localhost'],
  ['.tencentcloud.invalid,registry.example.com', 'registry.example.com'],
  ['*.invalid', ''],
  ['CAM.tencentcloud.INVALID', ''],
  ['localhost,127.0.0.1,cloud.invalid', undefined],
])('a NO_PROXY of %j leaves %j', (inherited, left) => {
  expect(terraformEnvironment(access, { NO_PROXY: inherited }).NO_PROXY).toBe(left);
  expect(terraformEnvironment(access, { no_proxy: inherited }).no_proxy).toBe(left);
});
