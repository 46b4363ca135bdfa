import { type Grants, type Request } from '../../../lib/policy';
import { rangeOf } from '../oracle/address';
import { valuesFor } from '../oracle/contexts';
import { decide } from '../oracle/decide';
import { ANY_OPINION, clausesOf, documentsOf, readingsOf, type Reading } from '../oracle/reading';
import { type Engine, type Problem } from './engine';

/** A witness is allowed on one side and not on the other: `evaluate` says so, and every reading does. */
export function judgeWitness(
  engine: Engine,
  name: 'gained' | 'lost',
  witness: Request | undefined,
  without: Grants,
  within: Grants,
): Problem[] {
  if (!witness) return [{ kind: 'no witness', says: `nothing ${name}` }];
  const unconfirmed = (says: string, reading?: Reading): Problem[] => [
    { kind: 'unconfirmed witness', says: `${name}: ${says}`, request: witness, ...(reading && { reading }) },
  ];
  const decisions = [without, within].map((grants) => engine.evaluate(grants, witness)).join();
  if (decisions !== 'deny,allow') return unconfirmed(`evaluate says ${decisions}`);
  const doubt = readingsOf([without, within], ANY_OPINION).find(
    (reading) =>
      !asItComes(reading, witness, [without, within]).some(
        (request) => !decide(reading, without, request) && decide(reading, within, request),
      ),
  );
  return doubt ? unconfirmed('not under every reading', doubt) : [];
}

/** The request with any address and time, where each request has them and this one does not say. */
function asItComes(reading: Reading, request: Request, grants: readonly Grants[]): Request[] {
  if (!reading.addressAndTimeAreThere) return [request];
  const address = request.context['qcs:ip'];
  if (typeof address === 'string' && rangeOf(address)?.bits !== 32) return [];
  return ['qcs:ip', 'qcs:current_time'].reduce(
    (requests, key) => {
      const clauses = clausesOf(grants.flatMap(documentsOf)).filter((clause) => clause.key === key);
      if (clauses.length === 0 || Object.hasOwn(request.context, key)) return requests;
      const values = valuesFor(reading, key, clauses).filter((value) => value !== undefined);
      return requests.flatMap((one) => values.map((value) => ({ ...one, context: { ...one.context, [key]: value } })));
    },
    [request],
  );
}
