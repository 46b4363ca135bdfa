import * as fc from 'fast-check';
import { closestName, presetPolicies, trtcActions } from '../../lib/catalog';

const actions = trtcActions.map(({ name }) => name);
const presets = presetPolicies.map(({ name }) => name);

test.each([
  ['trtc:RemoveUsr', 'trtc:RemoveUser'],
  ['trtc:removeuser', 'trtc:RemoveUser'],
  ['trtc:DismisRoom', 'trtc:DismissRoom'],
  ['trtc:DescribeSecrte', 'trtc:DescribeSecret'],
])('%s was meant to be %s', (written, meant) => {
  expect(closestName(written, actions)).toBe(meant);
});

test.each([
  ['QcloudTRTCReadOnlyAccess', 'QcloudTRTCReadonlyAccess'],
  ['QcloudTRTCFullAcess', 'QcloudTRTCFullAccess'],
])('%s was meant to be %s', (written, meant) => {
  expect(closestName(written, presets)).toBe(meant);
});

test.each(['', 'x', 'Bananas', 'trtc'])('nothing is near %p', (written) => {
  expect(closestName(written, actions)).toBeUndefined();
});

test('a name is nearest to itself', () => {
  fc.assert(fc.property(fc.constantFrom(...actions), (name) => closestName(name, actions) === name));
});

test('one slip in a long name is forgiven', () => {
  const slip = fc
    .constantFrom(...actions)
    .chain((name) => fc.tuple(fc.constant(name), fc.integer({ min: 'trtc:'.length, max: name.length - 1 })));
  fc.assert(
    fc.property(slip, ([name, at]) => {
      const written = name.slice(0, at) + name.slice(at + 1);
      expect(closestName(written, [name])).toBe(name);
    }),
  );
});
