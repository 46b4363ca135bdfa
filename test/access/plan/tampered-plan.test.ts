import fc from 'fast-check';
import { type AccessModel, type PlanAccess, readPlan, UnreadableError } from '../../../lib/access';
import { recordedPlan, recordings } from '../recordings';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** Between them, these hold every kind of fact, known and unknown, coming, going and staying. */
const TELLING = ['access-key-without-pgp', 'boundary-and-role', 'group-with-preset-and-custom-policy', 'user-renamed'];

/** Every fact of a model by the keys of what it is about. */
function facts({ accounts }: AccessModel): string[] {
  return accounts.flatMap(({ attachments, boundaries, credentials, memberships }) => [
    ...attachments.map(({ principal, policy }) => `${principal} holds ${policy}`),
    ...memberships.map(({ user, group }) => `${user} in ${group}`),
    ...boundaries.map(({ principal, policy }) => `${principal} within ${policy}`),
    ...credentials.map(({ kind, user }) => `${kind} of ${user}`),
  ]);
}

/** Documents, too: a fact may stay and mean something else. */
function documents({ accounts }: AccessModel): string[] {
  return accounts.flatMap(({ policies }) => policies.map(({ key, document }) => `${key} ${document.digest}`));
}

/** What may stand in the place of a fact when something is lost: less is known of it, and so it counts as new. */
const LESS_KNOWN = /-unknown:|policy-id:|user-uin:|group-id:|role-id:/;

/** Whether a reader of the second could take it for the first, with something missing. */
function silentlyLess(whole: PlanAccess, other: PlanAccess): boolean {
  if (other.coverage.notUnderstood.length > 0) return false;
  return (['before', 'after'] as const).some((side) => {
    const [there, here] = [facts(whole[side]), facts(other[side])];
    const strange = here.filter((fact) => !there.includes(fact) && !LESS_KNOWN.test(fact));
    const texts = new Set(documents(whole[side]));
    const changed = documents(other[side]).filter((text) => !texts.has(text) && !LESS_KNOWN.test(text));
    return here.length < there.length || strange.length > 0 || changed.length > 0;
  });
}

function tryRead(plan: Json): PlanAccess | 'refused' {
  try {
    return readPlan(JSON.stringify(plan));
  } catch (error) {
    if (error instanceof UnreadableError) return 'refused';
    throw error;
  }
}

function* paths(node: Json, at: Path = []): Generator<Path> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    const path = [...at, Array.isArray(node) ? Number(key) : key];
    yield path;
    yield* paths(child, path);
  }
}

/** Reads the plan with something changed at a path, and changes it back. */
function tampered(
  plan: Json,
  path: Path,
  change: (holder: Record<string, Json>, key: string) => void,
): PlanAccess | 'refused' {
  const holders = path.slice(0, -1);
  const [parent, name] = [holders.slice(0, -1), holders.at(-1)];
  const at = (to: Path) => to.reduce((node, key) => (node as Record<string, Json>)[key]!, plan) as Record<string, Json>;
  const whole = at(holders);
  // A change may shift the places of a list, so it happens in a copy of what holds the place.
  const copy = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string, Json>;
  change(copy, String(path.at(-1)));
  if (name === undefined) return tryRead(copy);
  at(parent)[name] = copy;
  const read = tryRead(plan);
  at(parent)[name] = whole;
  return read;
}

describe.each(TELLING)('%s', (name) => {
  const text = recordedPlan(name);
  const plan = JSON.parse(text) as Json;
  const whole = readPlan(text);

  test('with any one piece taken out it never looks whole and holds less', () => {
    const silent = [...paths(plan)].filter((path) => {
      const read = tampered(plan, path, (holder, key) => {
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
      });
      return read !== 'refused' && silentlyLess(whole, read);
    });
    expect(silent).toEqual([]);
  });

  test('with nonsense in any one place it never looks whole and holds less', () => {
    const nonsense: Json[] = [null, 7, 'x', true, [], {}, [{}], { '': [null] }, '__proto__', 1e300];
    const everywhere = [...paths(plan)];
    fc.assert(
      fc.property(fc.constantFrom(...everywhere), fc.constantFrom(...nonsense), (path, value) => {
        const read = tampered(plan, path, (holder, key) => (holder[key] = value));
        return read === 'refused' || !silentlyLess(whole, read);
      }),
      { numRuns: 400 },
    );
  });
});

describe.each(recordings)('%s', (name) => {
  const text = recordedPlan(name);
  const whole = readPlan(text);

  test('says the same in any other order', () => {
    const reordered = (node: Json): Json => {
      if (Array.isArray(node)) return node.map(reordered).reverse();
      if (typeof node !== 'object' || node === null) return node;
      return Object.fromEntries(
        Object.entries(node)
          .reverse()
          .map(([key, child]) => [key, reordered(child)]),
      );
    };
    const read = readPlan(JSON.stringify(reordered(JSON.parse(text) as Json)));
    expect(read).toEqual(whole);
  });

  test('says the same with things in it that nobody knows', () => {
    const polluted = (node: Json): Json => {
      if (Array.isArray(node)) return node.map(polluted);
      if (typeof node !== 'object' || node === null) return node;
      // The values of resources are a provider's, and hold what it says they hold.
      const entries = Object.entries(node).map(([key, child]) => [key, polluted(child)]);
      return Object.fromEntries([...entries, ['unheard_of', { __proto__: [], type: 'x' }], ['constructor', 1]]) as Json;
    };
    const read = readPlan(JSON.stringify(polluted(JSON.parse(text) as Json)));
    expect([facts(read.before), facts(read.after)]).toEqual([facts(whole.before), facts(whole.after)]);
  });

  test('is refused when it is cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat(text.trimEnd().length - 1), (end) => {
        expect(() => readPlan(text.slice(0, end))).toThrow(UnreadableError);
      }),
      { numRuns: 20 },
    );
  });
});

test('fails on any other JSON, and in no other way', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      expect(() => readPlan(text)).toThrow(UnreadableError);
    }),
  );
});
