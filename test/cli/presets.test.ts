import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { PresetPins } from '../../lib/access';
import { allows, FULL, pinOf, pinsText } from '../access/pins/pins';
import { Workplace } from './command';

const TODAY = ['--today', '2026-11-20'];
let emulator: CamEmulator;
let place: Workplace;
const trtc = (...words: string[]) => place.run(['presets', ...words], '', { env: emulator.env });
const pins = () => PresetPins.parse(place.read('trtc-presets.json'));

beforeAll(async () => void (emulator = await CamEmulator.start()));
afterAll(() => emulator.stop());
beforeEach(() => void (place = new Workplace()));
afterEach(() => place.remove());

describe('pin', () => {
  test('copies what the account says, with the day and where it is from', async () => {
    expect(await trtc('pin', 'QcloudTRTCReadonlyAccess', 'QcloudTRTCFullAccess', ...TODAY)).toEqual({
      code: 0,
      out: 'QcloudTRTCReadonlyAccess: pinned, id 900000002\nQcloudTRTCFullAccess: pinned, id 900000001\n',
      err: '',
    });
    expect(pins().all).toMatchObject([
      { name: 'QcloudTRTCFullAccess', id: '900000001', pinnedAt: '2026-11-20' },
      { name: 'QcloudTRTCReadonlyAccess', source: 'GetPolicy at cam.tencentcloud.invalid' },
    ]);
  });

  test('without names pins anew what is pinned, and says what has changed', async () => {
    place.write('trtc-presets.json', pinsText(pinOf('QcloudTRTCFullAccess', 900000001, allows('trtc:Describe*'))));
    const { code, out } = await trtc('pin', ...TODAY);
    expect(code).toBe(0);
    expect(out).toMatch(/^QcloudTRTCFullAccess: since 2026-11-20: BROADENED — trtc:RemoveUser on .* is allowed now/);
    expect((await trtc('pin', ...TODAY)).out).toBe('QcloudTRTCFullAccess: since 2026-11-20: NONE — it says the same\n');
  });

  test('leaves the other pins as they are', async () => {
    place.write('trtc-presets.json', pinsText({ ...FULL, name: 'QcloudOther', id: 5, note: 'ours' }));
    await trtc('pin', 'QcloudTRTCFullAccess');
    const { presets } = JSON.parse(place.read('trtc-presets.json')) as { presets: object[] };
    expect(presets).toMatchObject([{ name: 'QcloudOther', note: 'ours' }, { name: 'QcloudTRTCFullAccess' }]);
  });

  test('takes an answer of GetPolicy in place of the account', async () => {
    const answer = { PolicyName: 'QcloudX', PolicyDocument: JSON.stringify(allows('trtc:*')), Type: 2 };
    place.write('answer.json', { Response: { ...answer, RequestId: 'r' } });
    expect(await trtc('pin', '--from', 'answer.json', '--id', '7', ...TODAY)).toEqual({
      code: 0,
      out: 'QcloudX: pinned, id 7\n',
      err: '',
    });
    expect(pins().named('QcloudX')?.sha256).toBe((FULL as { sha256: string }).sha256);
  });

  test('fails for a preset that the account does not have, and pins none', async () => {
    const { code, err } = await trtc('pin', 'QcloudTRTCFullAccess', 'QcloudTRTCFullAcces');
    expect(code).toBe(1);
    expect(err).toBe(
      'trtc-access: the account has no preset `QcloudTRTCFullAcces`; did you mean `QcloudTRTCFullAccess`?\n',
    );
    expect(() => place.read('trtc-presets.json')).toThrow();
  });

  test('fails for a custom policy', async () => {
    place.write('own.json', { PolicyName: 'own', PolicyDocument: '{}', Type: 1 });
    const { code, err } = await trtc('pin', '--from', 'own.json', '--id', '7');
    expect(code).toBe(1);
    expect(err).toContain('`own` is no preset; a custom policy is read where it is declared');
  });

  test('fails for an answer that is cut off', async () => {
    place.write('cut.json', '{"PolicyName":');
    const { code, err } = await trtc('pin', '--from', 'cut.json', '--id', '7');
    expect(code).toBe(1);
    expect(err).toContain('--from `cut.json`: it is cut off or no JSON (14 characters); give what `GetPolicy` answers');
  });

  test('fails for a document outside of the grammar, and leaves the file as it is', async () => {
    place.write('trtc-presets.json', pinsText(FULL));
    place.write('odd.json', { PolicyName: 'Odd', PolicyDocument: '{"version":"9"}', Type: 2 });
    const { code, err } = await trtc('pin', '--from', 'odd.json', '--id', '7');
    expect(code).toBe(1);
    expect(err).toContain('presets[0].document at $.version: ');
    expect(place.read('trtc-presets.json')).toBe(pinsText(FULL));
  });

  test('fails for a file of pins that is damaged, and does not write over it', async () => {
    place.write('trtc-presets.json', pinsText({ ...FULL, sha256: 'x' }));
    const { code, err } = await trtc('pin', 'QcloudTRTCFullAccess');
    expect(code).toBe(1);
    expect(err).toContain('--file `trtc-presets.json`: presets[0].sha256 of `QcloudTRTCFullAccess` does not fit');
    expect(place.read('trtc-presets.json')).toContain('"sha256":"x"');
  });

  test.each([
    [[], 'nothing is pinned yet; name a preset, such as `QcloudTRTCFullAccess`'],
    [['--id', '7'], '`--id` goes with `--from`'],
    [['X', '--from', 'a', '--id', '7'], 'give `--from <file> --id <number>` alone'],
    [['--from', 'a'], 'give `--from <file> --id <number>` alone'],
    [['--from', 'a', '--id', 'seven'], 'it is the number of a policy'],
  ])('fails for %j', async (words, message) => {
    const { code, err } = await trtc('pin', ...words);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});

describe('check', () => {
  const check = async (pin: object) => {
    place.write('trtc-presets.json', pinsText(pin));
    const { code, out } = await trtc('check');
    return { code, out };
  };

  test('is content while the account allows what is pinned', async () => {
    expect(await check(pinOf('QcloudTRTCFullAccess', 900000001, allows('trtc:*')))).toEqual({
      code: 0,
      out: 'QcloudTRTCFullAccess, pinned 2026-11-20: NONE — it says the same\n',
    });
  });

  test('ends with 2 when the preset allows more than its pin, and shows what', async () => {
    const { code, out } = await check(pinOf('QcloudTRTCFullAccess', 900000001, allows('trtc:Describe*')));
    expect(code).toBe(2);
    expect(out).toMatch(/BROADENED — trtc:RemoveUser on .* is allowed now and was not before/);
  });

  test('ends with 0 when it allows less', async () => {
    const { code, out } = await check(pinOf('QcloudTRTCReadonlyAccess', 900000002, allows('trtc:*')));
    expect(code).toBe(0);
    expect(out).toContain('NARROWED');
  });

  test.each([
    ['that no policy has', 42, 'the account has no policy with the id `42`'],
    ['of another preset', 900000002, 'the id `900000002` is that of the preset `QcloudTRTCReadonlyAccess`'],
  ])('ends with 2 for an id %s', async (_, id, reason) => {
    const { code, out } = await check(pinOf('QcloudTRTCFullAccess', id, allows('trtc:*')));
    expect(code).toBe(2);
    expect(out).toContain(`UNKNOWN — ${reason}`);
  });

  test('as JSON it has the proof', async () => {
    place.write('trtc-presets.json', pinsText(pinOf('QcloudTRTCFullAccess', 900000001, allows('trtc:Describe*'))));
    const { out } = await trtc('check', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      schema: 'trtc-access/presets-check@1',
      presets: [{ name: 'QcloudTRTCFullAccess', verdict: 'broadened', gained: { action: 'trtc:RemoveUser' } }],
    });
  });

  test('fails without a file of pins', async () => {
    expect((await trtc('check')).err).toContain("can't read `trtc-presets.json`: there is no such file");
  });
});
