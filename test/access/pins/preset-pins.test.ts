import { createHash } from 'node:crypto';
import { pinHash, PresetPins } from '../../../lib/access';
import { allows, FULL, pinOf, pinsText, READ } from './pins';

test('a pin is found by its name and by its id', () => {
  const pins = PresetPins.parse(pinsText(FULL, READ));
  expect(pins.named('QcloudTRTCFullAccess')?.document.statement[0]?.action).toEqual(['trtc:*']);
  expect(pins.withId('12')?.name).toBe('QcloudTRTCReadonlyAccess');
  expect(pins.named('constructor')).toBeUndefined();
});

test('a file may pin nothing', () => {
  expect(PresetPins.parse(pinsText()).all).toEqual([]);
});

test('the hash is that of the document without spaces, its keys in order', () => {
  const compact = '{"statement":[{"action":["trtc:*"],"effect":"allow","resource":["*"]}],"version":"2.0"}';
  expect(pinHash(allows('trtc:*'))).toBe(createHash('sha256').update(compact).digest('hex'));
});

const wrongHash = 'a'.repeat(64);

test.each([
  ['no JSON', '{', 'it is cut off or no JSON (1 characters); check it against docs/review/presets.md'],
  ['of no schema', '{}', 'it has no `schema`; a file of pins says `trtc-access/presets@1`'],
  [
    'of a later version',
    JSON.stringify({ schema: 'trtc-access/presets@2', presets: [] }),
    'its schema is `trtc-access/presets@2`; a file of pins says `trtc-access/presets@1`',
  ],
  [
    'without a list',
    JSON.stringify({ schema: 'trtc-access/presets@1' }),
    '`presets` is no list; write `[]` for no pins',
  ],
  [
    'whose document is another one than was hashed',
    pinsText({ ...FULL, sha256: wrongHash }),
    `presets[0].sha256 of \`QcloudTRTCFullAccess\` does not fit its document; compare the document with Tencent's, then write \`${pinHash(allows('trtc:*'))}\``,
  ],
  [
    'with one name twice',
    pinsText(FULL, { ...FULL, id: 13 }),
    'name `QcloudTRTCFullAccess` is there twice; keep the pin that is right',
  ],
  ['with one id twice', pinsText(FULL, { ...READ, id: 11 }), 'id `11` is there twice; keep the pin that is right'],
  [
    'with a text in place of a document',
    pinsText({ ...FULL, document: '{}' }),
    'presets[0].document is no object; write the document itself, not a text that holds it',
  ],
  [
    'with a document outside of the grammar',
    pinsText(pinOf('X', 1, { version: '2.0', statement: [{ effect: 'permit', action: '*', resource: '*' }] })),
    'presets[0].document at $.statement[0].effect: ',
  ],
  [
    'with an id in words',
    pinsText({ ...FULL, id: 'eleven' }),
    'presets[0].id is no number of a policy; copy it from the console or from `ListPolicies`',
  ],
  [
    'with a day that does not exist',
    pinsText({ ...FULL, pinnedAt: '2026-02-30' }),
    'presets[0].pinnedAt `2026-02-30`: write YYYY-MM-DD',
  ],
  [
    'without a source',
    pinsText({ ...FULL, source: '' }),
    'presets[0].source is missing; say where the document was copied from',
  ],
  ['with an entry that is none', pinsText([]), 'presets[0] is no object; '],
])('fails for a file that is %s', (_, text, message) => {
  expect(() => PresetPins.parse(text)).toThrow(message);
});

test('fails with every problem at once, and none of the file is used', () => {
  const text = pinsText({ ...FULL, source: '' }, { ...READ, id: 0 });
  expect(() => PresetPins.parse(text)).toThrow(/presets\[0\]\.source is missing.*; presets\[1\]\.id is no number/);
});
