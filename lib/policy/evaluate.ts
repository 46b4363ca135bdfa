import { type Grants, type Request } from './grants';
import { decideRequest } from './semantics/decide-request';
import { type Decision } from './semantics/decision';

export type { Decision } from './semantics/decision';

/**
 * Decides one request as CAM does: denied unless a statement allows it; a deny wins; the boundary must permit it.
 *
 * `unknown` where the documents leave it open: Tencent's do not say, a policy is not known, a value cannot be compared, or a
 * policy variable has no value in the context. `explain` names the reason.
 *
 * A policy that `opaque` lists may say anything. The context can state what it is taken to say: `allow`, `deny` or
 * `silent` under the key `policy <name>`.
 *
 * @see https://www.tencentcloud.com/document/product/598/10605
 */
export function evaluate(grants: Grants, request: Request): Decision {
  return decideRequest(grants, request);
}
