import { findPresetPolicy, presetPolicies } from '../../lib/catalog';

test('TRTC has two presets for users, whose ids are not published', () => {
  const forUsers = presetPolicies.filter(({ product, kind }) => product === 'trtc' && kind !== 'service-linked');
  expect(forUsers.map(({ name, kind, policyId }) => [name, kind, policyId])).toEqual([
    ['QcloudTRTCFullAccess', 'full-access', undefined],
    ['QcloudTRTCReadonlyAccess', 'read-only', undefined],
  ]);
});

test('names are exact: TRTC writes Readonly where other products write ReadOnly', () => {
  expect(findPresetPolicy('QcloudTRTCReadonlyAccess')?.kind).toBe('read-only');
  expect(findPresetPolicy('QcloudTRTCReadOnlyAccess')).toBeUndefined();
});

test('a name and an id stand for one preset', () => {
  const names = presetPolicies.map(({ name }) => name);
  const ids = presetPolicies.flatMap(({ policyId }) => policyId ?? []);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(ids).size).toBe(ids.length);
});
