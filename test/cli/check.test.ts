import { allow, Workplace } from './command';

const place = new Workplace();
afterAll(() => place.remove());

const APPLICATION = 'qcs::trtc::uin/100000000001:sdkappid/1400000001';

test('a document that is as it should be', async () => {
  place.write('clean.json', allow('trtc:RemoveUser', APPLICATION));
  expect(await place.run(['check', 'clean.json'])).toEqual({ code: 0, out: 'clean.json: nothing to say\n', err: '' });
});

test('a warning makes it exit with 2', async () => {
  place.write('typo.json', allow(['trtc:RemoveUsr'], APPLICATION));
  expect(await place.run(['check', 'typo.json'])).toEqual({
    code: 2,
    out:
      'typo.json: 1 warning\n' +
      '  warning unknown-action at $.statement[0].action[0]: `trtc:RemoveUsr` is in none of the documents; did you mean `trtc:RemoveUser`\n',
    err: '',
  });
});

test('a note does not', async () => {
  place.write('note.json', allow('trtc:Start*', '*'));
  const { code, out } = await place.run(['check', 'note.json']);
  expect(code).toBe(0);
  expect(out).toMatch(/^note\.json: 1 note\n {2}note future-actions at /);
});

test('JSON names its schema, the files and what was found', async () => {
  place.write('typo.json', allow(['trtc:RemoveUsr'], APPLICATION));
  place.write('clean.json', allow('trtc:RemoveUser', APPLICATION));
  const { code, out } = await place.run(['check', 'clean.json', 'typo.json', '--format', 'json']);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toEqual({
    schema: 'trtc-access/check@1',
    files: [
      { file: 'clean.json', findings: [] },
      {
        file: 'typo.json',
        findings: [
          {
            id: 'unknown-action',
            severity: 'warning',
            statement: 0,
            path: '$.statement[0].action[0]',
            message: '`trtc:RemoveUsr` is in none of the documents; did you mean `trtc:RemoveUser`',
          },
        ],
      },
    ],
  });
});
