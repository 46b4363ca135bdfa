import { camSettings } from '../../lib/cam';

const key = { TENCENTCLOUD_SECRET_ID: 'AKIDenv', TENCENTCLOUD_SECRET_KEY: 'env-key' };
const settings = (env: Record<string, string>, files: Record<string, string> = {}, endpoint?: string) =>
  camSettings({ env, readText: (path) => files[path], endpoint });
const profile = JSON.stringify({ secretId: 'AKIDfile', secretKey: 'file-key' });

describe('the key', () => {
  test.each([
    ['of the environment', key, { secretId: 'AKIDenv', secretKey: 'env-key' }],
    [
      'of the environment with a token',
      { ...key, TENCENTCLOUD_SECURITY_TOKEN: 't' },
      { secretId: 'AKIDenv', secretKey: 'env-key', token: 't' },
    ],
    ['of the default profile', { HOME: '/home/a' }, { secretId: 'AKIDfile', secretKey: 'file-key' }],
    [
      'of a named profile in another folder',
      { HOME: '/home/a', TENCENTCLOUD_PROFILE: 'ops', TENCENTCLOUD_SHARED_CREDENTIALS_DIR: '~/keys' },
      { secretId: 'AKIDops', secretKey: 'ops-key', token: 'ops-token' },
    ],
    ['of the environment beside a profile', { ...key, HOME: '/home/a' }, { secretId: 'AKIDenv', secretKey: 'env-key' }],
  ])('is that %s', (_, env, credential) => {
    const files = {
      '/home/a/.tccli/default.credential': profile,
      '/home/a/keys/ops.credential': '{"secretId":"AKIDops","secretKey":"ops-key","token":"ops-token","type":""}',
    };
    expect(settings(env, files).credential).toEqual(credential);
  });

  test.each([
    [
      'without any',
      {},
      '',
      /^there is no key: set TENCENTCLOUD_SECRET_ID .+, or write a profile to `.+default.credential`$/,
    ],
    ['with half of one', { TENCENTCLOUD_SECRET_ID: 'AKID' }, '', /^TENCENTCLOUD_SECRET_KEY is missing/],
    ['with a token alone', { TENCENTCLOUD_SECURITY_TOKEN: 't' }, profile, /^TENCENTCLOUD_SECRET_ID is missing/],
    ['with a profile that is no JSON', {}, 'canary', /is no JSON object/],
    ['with a profile without a key', {}, '{"secretId":"canary"}', /lacks `secretId` or `secretKey`/],
    ['with a login in the browser', {}, '{"type":"oauth","secretId":"canary"}', /only the provider follows/],
    ['with a role in the profile', {}, `{"role-arn":"canary",${profile.slice(1)}`, /only the provider follows/],
    ['with SAML', { ...key, TENCENTCLOUD_ASSUME_ROLE_SAML_ASSERTION: 'canary' }, '', /SAML_ASSERTION is set/],
  ])('fails %s, without showing it', (_, env, text, message) => {
    const failing = () => settings({ HOME: '/h', ...env }, text ? { '/h/.tccli/default.credential': text } : {});
    expect(failing).toThrow(message);
    expect(failing).not.toThrow('canary');
  });
});

describe('the role', () => {
  const role = { ...key, TENCENTCLOUD_ASSUME_ROLE_ARN: 'arn', TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME: 'ci' };

  it('is assumed once both of its variables are there', () => {
    expect(settings(role).role).toMatchObject({ arn: 'arn', sessionName: 'ci', seconds: 7200 });
    expect(settings({ ...key, TENCENTCLOUD_ASSUME_ROLE_ARN: 'arn' }).role).toBeUndefined();
  });

  test.each([
    ['TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION', '2h'],
    ['TENCENTCLOUD_ASSUME_ROLE_POLICY', '{}'],
  ])('fails with %s %s', (name, value) => {
    expect(() => settings({ ...role, [name]: value })).toThrow(`${name} is`);
  });
});

describe('the address', () => {
  const cam = (env: Record<string, string>, endpoint?: string) =>
    settings({ ...key, ...env }, {}, endpoint).addressOf('cam');

  test.each([
    ['the usual one', {}, { protocol: 'https', host: 'cam.tencentcloudapi.com', proxy: undefined }],
    [
      'that of the emulator, through its proxy',
      {
        ...{ TENCENTCLOUD_PROTOCOL: 'HTTP', TENCENTCLOUD_DOMAIN: 'tencentcloud.invalid' },
        ...{ HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://other:1' },
      },
      { protocol: 'http', host: 'cam.tencentcloud.invalid', proxy: 'http://127.0.0.1:1' },
    ],
    ['behind a proxy', { https_proxy: 'proxy:3128' }, { proxy: 'http://proxy:3128' }],
    [
      'in spite of a proxy for plain http',
      { HTTP_PROXY: 'http://proxy:1', http_proxy: 'http://proxy:1' },
      { proxy: undefined },
    ],
    ['past the proxy', { HTTPS_PROXY: 'http://proxy:1', NO_PROXY: 'a.b, .tencentcloudapi.com' }, { proxy: undefined }],
    ['past all proxies', { HTTPS_PROXY: 'http://proxy:1', no_proxy: '*' }, { proxy: undefined }],
    [
      'through the proxy of another domain',
      { HTTPS_PROXY: 'http://proxy:1', NO_PROXY: 'api.com' },
      { proxy: 'http://proxy:1' },
    ],
  ])('is %s', (_, env, address) => {
    expect(cam(env)).toMatchObject(address);
  });

  it('is an emulator where one is named, whatever the environment says', () => {
    const env = { TENCENTCLOUD_DOMAIN: 'intl.tencentcloudapi.com', HTTP_PROXY: 'http://proxy:1' };
    expect(cam(env, 'http://127.0.0.1:40001')).toEqual({ protocol: 'http', host: '127.0.0.1:40001', proxy: undefined });
  });

  test.each([
    ['another machine as emulator', {}, 'http://example.com:80', /^endpoint `http:\/\/example.com:80` is no emulator/],
    ['a protocol', { TENCENTCLOUD_PROTOCOL: 'FTP' }, undefined, /^TENCENTCLOUD_PROTOCOL is `FTP`/],
    ['a domain with a path', { TENCENTCLOUD_DOMAIN: 'a.b/c' }, undefined, /^TENCENTCLOUD_DOMAIN is `a.b\/c`/],
    ['a proxy', { HTTPS_PROXY: 'http://' }, undefined, /^`HTTPS_PROXY` holds no address/],
  ])('fails on %s', (_, env, endpoint, message) => {
    expect(() => cam(env, endpoint)).toThrow(message);
  });

  it('tells the site where the endpoint does', () => {
    expect(settings({ ...key, TENCENTCLOUD_DOMAIN: 'intl.tencentcloudapi.com' }).site).toBe('international');
    expect(settings(key).site).toBeUndefined();
  });
});
