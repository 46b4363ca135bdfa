import { type Grants, type Request } from '../grants';
import { decide, type Decision, questionAbout } from './decision';
import { Holdings } from './holdings';
import { worldsOfRequest } from './worlds';

/**
 * The common answer for all values of the policy variables that the request does not state.
 *
 * @param unstated keys of which nothing is known when the request does not hold them, rather than that they are absent
 */
export function decideRequest(grants: Grants, request: Request, unstated: readonly string[] = []): Decision {
  const { bindings, complete } = worldsOfRequest(grants, request);
  let common: Decision | undefined;
  for (const world of bindings) {
    const decision = decide(new Holdings(grants, world), questionAbout(request, world, unstated));
    if (decision === 'unknown' || (common !== undefined && common !== decision)) return 'unknown';
    common = decision;
  }
  return complete ? (common ?? 'unknown') : 'unknown';
}
