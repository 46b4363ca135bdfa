import fc from 'fast-check';
import { type AccessModel, readPlan, readSynth, UnreadableError } from '../../../lib/access';
import { allHoldings, credentials } from '../holdings';
import { recordedConfiguration, recordedPlan } from '../recordings';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Whose plans name every policy and number that the code does. */
const NAMED = [
  'access-key-with-pgp',
  'create-user-with-preset',
  'custom-policy-renamed',
  'custom-policy-widened',
  'fifty-users-one-group',
  'grant-to-existing-user',
  'group-add-member',
  'group-with-preset-and-custom-policy',
  'swap-preset-same-address',
];

const synthOf = (text: string) => new Map([['main.tf.json', text]]);

test.each(NAMED)('the synth of %s says what its plan says', (name) => {
  const synth = readSynth(synthOf(recordedConfiguration(name)));
  const { after } = readPlan(recordedPlan(name));
  expect(allHoldings(synth)).toEqual(allHoldings(after));
  expect(credentials(synth)).toEqual(credentials(after));
  expect(synth.coverage).toMatchObject({ understood: synth.coverage.read, notUnderstood: [] });
});

test('nonsense in any one place is refused, doubted or unknown, and never less', () => {
  const text = recordedConfiguration('group-with-preset-and-custom-policy');
  const pairs = ({ accounts }: AccessModel) =>
    accounts.flatMap(({ attachments, memberships }) => [
      ...attachments.map(({ principal, policy }) => `${principal} ${policy}`),
      ...memberships.map(({ user, group }) => `${user} ${group}`),
    ]);
  const whole = pairs(readSynth(synthOf(text))).length;
  const nonsense: Json[] = [7, 'x', true, [[7]], '${', '${x.y}', '__proto__', { '': [null] }];
  const paths = [...pathsIn((JSON.parse(text) as { resource: Json }).resource)];
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.constantFrom(...nonsense), (path, value) => {
      const copy = JSON.parse(text) as { resource: Json };
      const holder = path.slice(0, -1).reduce((node, key) => (node as Record<string, Json>)[key]!, copy.resource);
      (holder as Record<string, Json>)[path.at(-1)!] = value;
      const model = tryRead(JSON.stringify(copy));
      if (model === 'refused' || model.coverage.notUnderstood.length > 0) return true;
      const here = pairs(model);
      // One unknown member may stand for all of them.
      return here.length >= whole || here.some((pair) => pair.includes('-unknown:'));
    }),
    { numRuns: 1_000 },
  );
});

test('any JSON is read or refused', () => {
  const body = fc.jsonValue({ maxDepth: 5 });
  const keys = ['resource', 'data', 'locals', 'module', 'provider', 'output', 'variable', 'removed', 'terraform', '//'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), body), (root) => {
      tryRead(JSON.stringify(root));
    }),
  );
});

/** Anything but a refusal is a defect. */
function tryRead(text: string): AccessModel | 'refused' {
  try {
    return readSynth(synthOf(text));
  } catch (error) {
    if (error instanceof UnreadableError) return 'refused';
    throw error;
  }
}

function* pathsIn(node: Json, at: readonly string[] = []): Generator<readonly string[]> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    yield [...at, key];
    yield* pathsIn(child, [...at, key]);
  }
}
