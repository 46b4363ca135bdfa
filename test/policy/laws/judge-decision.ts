import { type Grants, type Request } from '../../../lib/policy';
import { allow, holding } from '../oracle/build';
import { decide } from '../oracle/decide';
import { ANY_OPINION, readingsOf } from '../oracle/reading';
import { type Engine, type Problem } from './engine';

/** `evaluate` may leave a request open; what it decides has to be so under every reading. */
export function judgeDecision(
  engine: Engine,
  grants: Grants,
  request: Request,
): { problem?: Problem; leftOpen: boolean } {
  const decision = engine.evaluate(grants, request);
  // What is open may be open because of the request's words, or an owner whom nobody names.
  const words = holding(allow(request.action, [request.resource, 'qcs::a::uin/100000000778:a/1']));
  // Which requests there are does not change what is decided about this one.
  const readings = readingsOf([grants, words], ANY_OPINION).filter(({ otherKindsOccur }) => otherKindsOccur);
  const allowed = readings.map((reading) => decide(reading, grants, request));
  if (decision === 'unknown') return { leftOpen: new Set(allowed).size === 1 };
  const reading = readings[allowed.indexOf(decision === 'deny')];
  if (!reading) return { leftOpen: false };
  return { leftOpen: false, problem: { kind: 'wrong decision', says: `evaluate says ${decision}`, reading, request } };
}
