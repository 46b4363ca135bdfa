import { allow, type Ran, Workplace } from './command';

const place = new Workplace();
afterAll(() => place.remove());

const APPLICATION = 'qcs::trtc::uin/100000000001:sdkappid/1400000001';
const OTHER = 'qcs::trtc::uin/100000000001:sdkappid/1400000002';

beforeAll(() => {
  place.write('operators.json', {
    version: '2.0',
    statement: [
      { effect: 'allow', action: 'trtc:*', resource: [APPLICATION, OTHER] },
      { effect: 'deny', action: 'trtc:RemoveUser', resource: OTHER },
    ],
  });
  const office = { condition: { ip_equal: { 'qcs:ip': '203.0.113.0/24' } } };
  place.write('office.json', allow('trtc:DismissRoom', '*', office));
  place.write('read-only.json', allow('trtc:Describe*'));
});

const ask = (...words: string[]): Promise<Ran> => place.run(['allows', ...words]);

test('allowed, by the statement that decides', async () => {
  expect(await ask('operators.json', '--action', 'trtc:RemoveUser', '--resource', APPLICATION)).toEqual({
    code: 0,
    out: `ALLOWED — trtc:RemoveUser on ${APPLICATION}\n  statement 1 of operators.json allows it\n`,
    err: '',
  });
});

test('denied, by a deny', async () => {
  const { code, out } = await ask('operators.json', '--action', 'trtc:RemoveUser', '--resource', OTHER);
  expect(code).toBe(2);
  expect(out).toBe(`DENIED — trtc:RemoveUser on ${OTHER}\n  statement 2 of operators.json denies it\n`);
});

test('denied, because nothing allows it', async () => {
  const { code, out } = await ask('read-only.json', 'office.json', '--action', 'trtc:RemoveUser', '--resource', OTHER);
  expect(code).toBe(2);
  expect(out).toBe(`DENIED — trtc:RemoveUser on ${OTHER}\n  no statement allows it\n`);
});

test('of several documents, the one that decides is named', async () => {
  const context = ['--context', 'qcs:ip=203.0.113.7'];
  const words = ['read-only.json', 'office.json', '--action', 'trtc:DismissRoom', '--resource', OTHER];
  expect((await ask(...words, ...context)).out).toContain('  statement 1 of office.json allows it\n');
  expect((await ask(...words)).out).toContain(
    '  statement 1 of office.json allows it, but `ip_equal` on `qcs:ip` is not met\n',
  );
});

test('a boundary takes away what it does not allow', async () => {
  const words = ['operators.json', '--boundary', 'read-only.json', '--resource', APPLICATION, '--action'];
  expect((await ask(...words, 'trtc:DescribeCallDetail')).code).toBe(0);
  expect((await ask(...words, 'trtc:RemoveUser')).code).toBe(2);
});

test('the context meets conditions', async () => {
  const words = ['office.json', '--action', 'trtc:DismissRoom', '--resource', APPLICATION, '--context'];
  expect((await ask(...words, 'qcs:ip=203.0.113.7')).code).toBe(0);
  expect((await ask(...words, 'qcs:ip=198.51.100.7')).code).toBe(2);
});

test('a key that is given again holds a list, and a value may hold an equals sign', async () => {
  const words = ['office.json', '--action', 'trtc:DismissRoom', '--resource', APPLICATION, '--format', 'json'];
  const { out } = await ask(...words, '--context', 'a:k=1', '--context', 'a:k=x=y', '--context', 'a:k=3');
  expect(JSON.parse(out)).toMatchObject({ request: { context: { 'a:k': ['1', 'x=y', '3'] } } });
});

test('JSON names its schema, the decision and the place', async () => {
  const words = ['--action', 'trtc:RemoveUser', '--resource', OTHER, '--format', 'json'];
  const { code, out } = await ask('operators.json', ...words);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toEqual({
    schema: 'trtc-access/allows@1',
    decision: 'deny',
    request: { action: 'trtc:RemoveUser', resource: OTHER, context: {} },
    decidedBy: { file: 'operators.json', path: '$.statement[1]' },
    reasons: ['statement 2 of operators.json denies it'],
  });
});

const SOME = 'qcs::trtc::uin/1:sdkappid/*';
test.each([
  ['trtc:*', APPLICATION, '`trtc:*` is more than one action; ask about one'],
  ['trtc:RemoveUser', SOME, `\`${SOME}\` is more than one resource; ask about one`],
  ['Remove User', '*', '`Remove User` is not an action; write `*` or `<service>:<Action>`, such as `trtc:RemoveUser`'],
  ['trtc:CreateTrtcApp', APPLICATION, "CAM can't limit `trtc:CreateTrtcApp` to a resource; ask with --resource '*'"],
])('fails for a request that nobody could make: %s on %s', async (action, resource, message) => {
  expect(await ask('operators.json', '--action', action, '--resource', resource)).toEqual({
    code: 1,
    out: '',
    err: `trtc-access: ${message}\n`,
  });
});

test('fails for a context without a value', async () => {
  const words = ['--action', 'trtc:RemoveUser', '--resource', '*', '--context', 'qcs:ip'];
  const { code, err } = await ask('office.json', ...words);
  expect(code).toBe(1);
  expect(err).toContain('write it as <key>=<value>');
});

test('fails for a boundary of several documents', async () => {
  place.write('two/a.json', allow('*'));
  place.write('two/b.json', allow('*'));
  const { code, err } = await ask('office.json', '--boundary', 'two', '--action', 'trtc:RemoveUser', '--resource', '*');
  expect(code).toBe(1);
  expect(err).toBe('trtc-access: the boundary `two` is more than one document; give a file\n');
});
