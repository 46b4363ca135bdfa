import * as fc from 'fast-check';
import { accessRows, explainUser, readSynth } from '../../lib/access';
import { oneFile } from '../access/synth-files';
import { micro } from '../policy/laws/alphabet';
import { asSynth, style } from './as-synth';
import { EXISTING, EXISTING_IDS, type Organisation } from './organisation';
import { organisation } from './organisation-pair';

/** `ORGANISATIONS=5000 npx jest test/organisations` for as many. */
const RUNS = Number(process.env.ORGANISATIONS ?? 60);

const shown = (kind: 'group' | 'policy', name: string): string =>
  name === EXISTING[kind] ? `the ${kind} with the id ${EXISTING_IDS[kind]}` : name;

/** Each way in which a user comes to hold a policy. Of a group that exists, it is not known what else it holds. */
function waysOf({ grants, members }: Organisation, user: string): string[] {
  const groups = members.filter((one) => one.user === user).map(({ group }) => group);
  const through = (policy: string, group: string): string => `${policy} through ${shown('group', group)}`;
  return [
    ...grants.flatMap(({ kind, holder, policy }) => {
      const held = shown('policy', policy);
      if (kind === 'user') return holder === user ? [held] : [];
      return groups.includes(holder) ? [through(held, holder)] : [];
    }),
    ...groups
      .filter((group) => group === EXISTING.group)
      .map((group) => through(`whatever else group with the id ${EXISTING_IDS.group} holds`, group)),
  ].sort();
}

test('the matrix lists each way in which somebody holds a policy, and an explanation tells the same', () => {
  const way = (policy: string, via: string | null): string => (via === null ? policy : `${policy} through ${via}`);
  fc.assert(
    fc.property(organisation(micro), style, (organisation, style) => {
      const model = readSynth(oneFile(asSynth(organisation, style)));
      const rows = accessRows(model);
      for (const user of [...organisation.users, EXISTING.user]) {
        const listed = rows.flatMap(({ name, held }) => (name === user && held ? [way(held.policy, held.via)] : []));
        const explained = explainUser(model, user).flatMap(({ policies }) =>
          policies.flatMap(({ policy, ways }) => ways.map(({ via }) => way(policy, via))),
        );
        expect(listed.sort()).toEqual(waysOf(organisation, user));
        expect(explained.sort()).toEqual(waysOf(organisation, user));
      }
    }),
    { numRuns: RUNS },
  );
});
