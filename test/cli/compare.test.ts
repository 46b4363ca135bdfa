import { allow, type Ran, Workplace } from './command';

const place = new Workplace();
afterAll(() => place.remove());

const APPLICATION = 'qcs::trtc::uin/100000000001:sdkappid/1400000001';
const OTHER = 'qcs::trtc::uin/100000000001:sdkappid/1400000002';

beforeAll(() => {
  place.write('dismiss.json', allow('trtc:DismissRoom', APPLICATION));
  place.write('dismiss-list.json', allow(['name/trtc:DismissRoom'], [APPLICATION]));
  place.write('remove.json', allow('trtc:RemoveUser', APPLICATION));
  place.write('both.json', allow(['trtc:DismissRoom', 'trtc:RemoveUser'], APPLICATION));
  place.write('elsewhere.json', allow('trtc:DismissRoom', OTHER));
  place.write('folder/a.json', allow('trtc:DismissRoom', APPLICATION));
  place.write('folder/b.json', allow('trtc:RemoveUser', APPLICATION));
});

const compare = (...words: string[]): Promise<Ran> => place.run(['compare', ...words]);

test('the same document', async () => {
  expect(await compare('dismiss.json', 'dismiss.json')).toEqual({
    code: 0,
    out: 'dismiss.json → dismiss.json: NONE — the documents are the same\n',
    err: '',
  });
});

test('more is allowed: a request proves it', async () => {
  const { code, out } = await compare('dismiss.json', 'both.json');
  expect(code).toBe(2);
  expect(out).toBe(
    `dismiss.json → both.json: BROADENED — trtc:RemoveUser on ${APPLICATION} is allowed now and was not before\n` +
      '  before: no statement allows it\n' +
      '  after: statement 1 of both.json allows it\n',
  );
});

test('of a wildcard, a documented action is the proof', async () => {
  place.write('toggle.json', allow(['trtc:DismissRoom', 'trtc:Toggle*'], APPLICATION));
  const { out } = await compare('dismiss.json', 'toggle.json');
  expect(out).toContain(`BROADENED — trtc:ToggleSecretVersion on ${APPLICATION} is allowed now`);
});

test('less is allowed: nothing is gained', async () => {
  const { code, out } = await compare('both.json', 'dismiss.json');
  expect(code).toBe(0);
  expect(out).toContain(
    `both.json → dismiss.json: NARROWED — trtc:RemoveUser on ${APPLICATION} was allowed before and is not now\n`,
  );
});

test('some comes and some goes: a request for each', async () => {
  const { code, out } = await compare('dismiss.json', 'remove.json');
  expect(code).toBe(2);
  expect(out).toContain(`INCOMPARABLE — trtc:RemoveUser on ${APPLICATION} is allowed now and was not before\n`);
  expect(out).toContain(`  and trtc:DismissRoom on ${APPLICATION} was allowed before and is not now\n`);
});

test('the same access, written differently', async () => {
  const { code, out } = await compare('--before', 'dismiss.json', 'remove.json', '--after', 'both.json');
  expect(code).toBe(0);
  expect(out).toBe(
    'dismiss.json + remove.json → both.json: EQUIVALENT — every request is decided as before, though the documents differ\n',
  );
});

test('folders, and standard input', async () => {
  expect((await compare('folder', 'both.json')).code).toBe(0);
  const { code, out } = await place.run(['compare', '-', 'both.json'], JSON.stringify(allow('*')));
  expect({ code, start: out.split(' — ')[0] }).toEqual({ code: 0, start: 'stdin → both.json: NARROWED' });
});

test('a boundary holds on both sides, or on one', async () => {
  expect((await compare('dismiss.json', 'both.json', '--boundary', 'dismiss.json')).code).toBe(0);
  expect((await compare('both.json', 'both.json', '--boundary-before', 'dismiss.json')).code).toBe(2);
  expect((await compare('both.json', 'both.json', '--boundary-after', 'dismiss.json')).code).toBe(0);
});

test('JSON names its schema, the verdict, the requests and why they differ', async () => {
  const { code, out } = await compare('dismiss.json', 'elsewhere.json', '--format', 'json');
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    schema: 'trtc-access/compare@1',
    verdict: 'incomparable',
    gained: {
      request: { action: 'trtc:DismissRoom', resource: OTHER },
      before: ['no statement allows it'],
      after: ['statement 1 of elsewhere.json allows it'],
    },
    lost: { request: { action: 'trtc:DismissRoom', resource: APPLICATION } },
    before: { documents: ['dismiss.json'], boundary: null },
    after: { documents: ['elsewhere.json'], boundary: null },
  });
});

test('what cannot be told is no clean result, and says why', async () => {
  place.write('upper.json', allow('trtc:DISMISSROOM', APPLICATION));
  const { code, out } = await compare('dismiss.json', 'upper.json');
  expect(code).toBe(2);
  expect(out).toMatch(/^dismiss\.json → upper\.json: UNKNOWN — /);
  expect(out).toContain('letter case');
});

test('hostile names in documents and of files are shown escaped', async () => {
  const name = 'evil\u001b[31m\u202e.json';
  place.write(name, allow('trtc:DismissRoom', 'qcs::trtc::uin/1:sdkappid/\u202e\u200b1'));
  const text = await compare('dismiss.json', name);
  expect(text.out).toContain('evil\\u001b[31m\\u202e.json');
  expect(text.out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  const json = await compare('dismiss.json', name, '--format', 'json');
  expect(json.out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(JSON.parse(json.out)).toMatchObject({ after: { documents: [name] } });
});

test.each([
  [[]],
  [['dismiss.json']],
  [['dismiss.json', '--after', 'both.json']],
  [['dismiss.json', 'both.json', '--before', 'both.json']],
])('fails for %j: both sides, in one way', async (words) => {
  expect(await compare(...words)).toEqual({
    code: 1,
    out: '',
    err: 'trtc-access: give `<before> <after>`, or `--before <file...> --after <file...>` for several documents a side\n',
  });
});

test('fails for a boundary of both sides and of one', async () => {
  const words = ['dismiss.json', 'both.json', '--boundary', 'both.json', '--boundary-after', 'both.json'];
  expect((await compare(...words)).err).toBe(
    'trtc-access: `--boundary` is meant for both sides; give it alone, or one for each side\n',
  );
});
