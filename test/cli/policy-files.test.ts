import { allow, Workplace } from './command';

const place = new Workplace();
afterAll(() => place.remove());

beforeAll(() => {
  place.write('good.json', allow('trtc:RemoveUser'));
  place.write('folder/b.json', allow('trtc:DismissRoom'));
  place.write('folder/a.json', allow('trtc:RemoveUser'));
  place.write('folder/README.md', 'not a policy');
  place.write('empty/README.md', 'no policy here');
  place.write('bad.json', '{\n  "version": "1.0",\n  "statement": []\n}');
  place.write('latin1.json', Buffer.from([0x22, 0xe9, 0x22]));
  place.write('bom.json', `\ufeff${JSON.stringify(allow('*'))}`);
  place.write('huge.json', Buffer.alloc(5_000_000, 0x20));
});

test('a folder stands for its .json files, by name', async () => {
  const { out } = await place.run(['check', 'folder']);
  expect(out).toBe('folder/a.json: nothing to say\nfolder/b.json: nothing to say\n');
});

test('- is standard input', async () => {
  const { code, out } = await place.run(['check', '-'], JSON.stringify(allow('trtc:RemoveUser')));
  expect({ code, out }).toEqual({ code: 0, out: 'stdin: nothing to say\n' });
});

test('fails for a document outside the grammar, with every problem, its line and column', async () => {
  expect(await place.run(['check', 'good.json', 'bad.json'])).toEqual({
    code: 1,
    out: '',
    err:
      'trtc-access: bad.json:2:14: $.version: the string `1.0` is not a version; write `"2.0"` or `"3.0"`\n' +
      'bad.json:3:16: $.statement: the list is empty; give it a statement\n',
  });
});

test.each([
  ['missing.json', "can't read `missing.json`: there is no such file; check the path"],
  ['empty', 'folder `empty` holds no .json file; give a file'],
  ['latin1.json', '`latin1.json` is not UTF-8; save it as UTF-8'],
  ['bom.json', 'bom.json:1:1: $: not JSON: starts with a byte order mark; save the file as UTF-8 without it'],
  ['huge.json', '`huge.json` has 5000000 bytes and is no policy; CAM takes 6144 characters'],
  ['\u001b[2Jx\u202e.json', "can't read `\\u001b[2Jx\\u202e.json`: there is no such file; check the path"],
])('fails for %j', async (path, message) => {
  expect(await place.run(['check', path])).toEqual({ code: 1, out: '', err: `trtc-access: ${message}\n` });
});

test('fails when standard input is asked for twice', async () => {
  const { code, err } = await place.run(['check', '-', '-']);
  expect(code).toBe(1);
  expect(err).toBe('trtc-access: `-` is given twice, and standard input can be read once; give a file instead\n');
});
