import { type Request } from '../grants';

/** What a policy whose document is not known says about one request. */
export type Opinion = 'allow' | 'deny' | 'silent';

const OPINIONS: readonly unknown[] = ['allow', 'deny', 'silent'] satisfies Opinion[];

/** No key of a condition holds a space. */
const PREFIX = 'policy ';

/** The key of a request's context that states what a policy without a known document is taken to say about it. */
export function opinionKey(policyName: string): string {
  return `${PREFIX}${policyName}`;
}

/** The policy that the key is about; `undefined` for any other key. */
export function policyNameOf(key: string): string | undefined {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;
}

/** The action of a request that stands for whatever the policy grants. */
export function everythingIn(policyName: string): string {
  return `everything in ${policyName}, not pinned`;
}

/** The context in which these policies say nothing. */
export function silenceOf(policyNames: readonly string[]): Request['context'] {
  return Object.fromEntries(policyNames.map((name) => [opinionKey(name), 'silent' satisfies Opinion]));
}

/** What the policy says about the request, as far as the request states it. */
export function opinionOf(policyName: string, request: Pick<Request, 'action' | 'context'>): Opinion | undefined {
  const key = opinionKey(policyName);
  const stated = Object.hasOwn(request.context, key) ? request.context[key] : undefined;
  if (OPINIONS.includes(stated)) return stated as Opinion;
  return request.action === everythingIn(policyName) ? 'allow' : undefined;
}
