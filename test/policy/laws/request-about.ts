import { createHash } from 'node:crypto';
import { type Request } from '../../../lib/policy';
import { valuesFor } from '../oracle/contexts';
import { clausesOf, documentsOf, reading } from '../oracle/reading';
import { actionsWorthAsking, resourcesWorthAsking } from '../oracle/universe';
import { type Pair } from './near-equal-pair';

/** One request that the pair may see differently: always the same for the same pair, another one for another pair. */
export function requestAbout(pair: Pair): Request {
  const { before, after } = pair;
  const dice = createHash('sha256').update(JSON.stringify(pair)).digest();
  let throws = 0;
  const pick = <T>(items: readonly T[]): T => items[dice.readUInt16LE((2 * throws++) % dice.length) % items.length]!;
  const primary = reading();
  const action = pick(['trtc:RemoveUser', ...actionsWorthAsking(primary, before, after)]);
  const clauses = clausesOf([before, after].flatMap(documentsOf));
  const context: Request['context'] = pick([{}, { ...primary.constants }]);
  for (const key of new Set(clauses.map((clause) => clause.key))) {
    const ofKey = clauses.filter((clause) => clause.key === key);
    const value = pick(valuesFor(primary, key, ofKey));
    if (value !== undefined) context[key] = value;
  }
  return {
    action: pick([action, action, action, `name/${action}`, action.toLowerCase()]),
    resource: pick(resourcesWorthAsking(primary, before, after)),
    context,
  };
}
