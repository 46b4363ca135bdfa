import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamEmulator, EmulatorError, type PresetDocument } from 'cdktf-trtc-access/emulator';
import { parsePolicyDocument } from 'cdktf-trtc-access/policy';
import { PresetPins } from 'cdktf-trtc-access/review';
import { findPresetPolicy } from '../../lib/catalog';
import { person } from './people';
import { codeOf, sdk } from './sdk';

const FULL = 'QcloudTRTCFullAccess';
const READONLY = 'QcloudTRTCReadonlyAccess';

function pin(name: string, id: string, action: string, resource = '*'): PresetDocument {
  const statement = [{ effect: 'allow', action: [action], resource: [resource] }];
  return {
    name,
    id,
    document: parsePolicyDocument(JSON.stringify({ version: '2.0', statement })),
    source: 'the console',
  };
}

async function shown(cam: CamEmulator, name: string): Promise<Record<string, unknown>> {
  const { List } = await sdk(cam)('ListPolicies', { Scope: 'QCS', Keyword: name });
  const [{ PolicyId }] = List as [{ PolicyId: number }];
  return { PolicyId, ...(await sdk(cam)('GetPolicy', { PolicyId })) };
}

describe('the presets that come with the emulator', () => {
  const text = readFileSync(join(__dirname, '../../lib/emulator/presets.json'), 'utf8');
  const { all } = PresetPins.parse(text);

  test('are a file of pins that says of each document whether it is assumed', () => {
    expect(all.map(({ source }) => source.split(/[ :]/)[0])).toEqual(
      all.map(({ name }) => (findPresetPolicy(name)?.product === '*' ? 'as' : 'assumed')),
    );
  });

  test('have the ids that Tencent publishes, and made-up ones from 900000001 on', () => {
    for (const { name, id } of all) {
      const published = findPresetPolicy(name)?.policyId;
      if (published === undefined) expect(Number(id)).toBeGreaterThan(900_000_000);
      else expect(Number(id)).toBe(published);
    }
  });

  test('tell what they are to whoever asks', async () => {
    const cam = await CamEmulator.start();
    expect(await shown(cam, READONLY)).toMatchObject({
      PolicyId: 900000002,
      Description: expect.stringContaining('assumed by the emulator') as unknown,
    });
    await cam.stop();
  });
});

test('a pinned preset allows what the pin says, under the id of the pin', async () => {
  const resource = 'qcs::trtc::uin/:sdkappid/1';
  const cam = await CamEmulator.start({ presets: [pin(READONLY, '16313163', 'trtc:DismissRoom', resource)] });
  expect(await shown(cam, READONLY)).toMatchObject({
    ...{ PolicyId: 16313163, Type: 2, Description: 'the console' },
    PolicyDocument: expect.stringContaining('sdkappid\\/1') as unknown,
  });
  expect(await shown(cam, FULL)).toMatchObject({ PolicyId: 900000001 });
  const { key } = person(cam, 'alice', READONLY);
  const dismiss = (SdkAppId: number): Promise<string> =>
    codeOf(sdk(cam, { service: 'trtc', key })('DismissRoom', { SdkAppId }));
  expect(await dismiss(1)).toBe('no error');
  expect(await dismiss(2)).toBe('AuthFailure.UnauthorizedOperation');
  await cam.stop();
});

test('a preset that the emulator does not know is added by its pin, and no custom policy gets its id', async () => {
  const cam = await CamEmulator.start({ presets: [pin('QcloudNewAccess', '230000001', 'new:*')] });
  expect(await shown(cam, 'QcloudNewAccess')).toMatchObject({ PolicyId: 230000001, Type: 2 });
  const PolicyDocument = '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"]}]}';
  expect(await sdk(cam)('CreatePolicy', { PolicyName: 'own', PolicyDocument })).toEqual({ PolicyId: 230000002 });
  await cam.stop();
});

describe('in a state file', () => {
  let folder: string;
  let stateFile: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cam-presets-'));
    stateFile = join(folder, 'state.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a preset gets the document of its pin and keeps its id, its note and its holders', async () => {
    const before = await CamEmulator.start({ stateFile });
    before.console.createUser('alice');
    before.console.attachUserPolicy('alice', FULL);
    before.console.call('UpdatePolicy', { PolicyId: 900000001, Alias: 'for operators' });
    await before.stop();
    await (await CamEmulator.start({ stateFile, presets: [pin(FULL, '16313162', 'trtc:DismissRoom')] })).stop();
    const after = await CamEmulator.start({ stateFile });
    expect(await shown(after, FULL)).toMatchObject({
      ...{ PolicyId: 900000001, PresetAlias: 'for operators' },
      PolicyDocument: expect.stringContaining('trtc:DismissRoom') as unknown,
    });
    expect(after.console.summary().users).toEqual([{ userName: 'alice', policies: [FULL] }]);
    await after.stop();
  });

  test('fails when a custom policy has the id of a preset that is added', async () => {
    const before = await CamEmulator.start({ stateFile });
    const PolicyDocument = '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"]}]}';
    before.console.call('CreatePolicy', { PolicyName: 'own', PolicyDocument });
    await before.stop();
    const start = CamEmulator.start({ stateFile, presets: [pin('QcloudNewAccess', '230000001', 'new:*')] });
    await expect(start).rejects.toThrow(EmulatorError);
    await expect(start).rejects.toThrow('policy `own` of the state file has the id `230000001`');
  });
});

test('fails when two presets have one id', async () => {
  const start = CamEmulator.start({ presets: [pin(FULL, '900000002', 'trtc:*')] });
  await expect(start).rejects.toThrow(EmulatorError);
  await expect(start).rejects.toThrow(`presets \`${FULL}\` and \`${READONLY}\` have the id \`900000002\``);
});
