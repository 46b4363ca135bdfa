import { type AccessLevel } from '../catalog';
import { evaluate, explain, type Grants, parsePolicyDocument, type PolicyDocument, type Request } from '../policy';
import { type Account } from './account/account';
import { type Policy } from './account/policy';
import { type User } from './account/user';
import { ApiError } from './api-error';

/** What an action is about, as a statement names it. */
export interface Target {
  /** Six segments each, or `*`. All of them have to be allowed. */
  readonly resources: readonly string[];
  /** No document says which of the resources CAM asks about. */
  readonly open?: boolean;
}

/** The target of an action that no resource limits: a statement has to grant it on `*`. */
export const OPERATION: Target = { resources: ['*'] };

/** What somebody is about to do. */
export interface Intent {
  /** Such as `cam`. */
  readonly service: string;
  /** Such as `AttachUserPolicy`. */
  readonly action: string;
  readonly access: AccessLevel;
  readonly target: Target;
}

/**
 * Lets a sub-user do what its policies allow, as `lib/policy` reads them. Where that is unknown, the answer is no and says
 * why: an emulator that guesses would teach that a grant is enough when it may not be.
 *
 * @throws ApiError when it is not allowed, or not known to be
 */
export function authorize(account: Account, user: User, intent: Intent, now: Date): void {
  const grants = grantsOf(account, user);
  const requests = requestsOf(account, user, intent, now);
  const refused = requests.filter((request) => evaluate(grants, request) !== 'allow');
  const [first] = refused;
  if (first === undefined) return;
  const open = intent.target.open === true && new Set(refused.map(({ resource }) => resource)).size === 1;
  throw new ApiError(
    'AuthFailure.UnauthorizedOperation',
    `you are not authorized to perform operation (${first.action})\nresource (${first.resource}) has no permission\n` +
      (open
        ? 'no document says whether CAM asks about this resource; the emulator wants it allowed too'
        : explain(grants, first).reasons.join('; ')),
  );
}

/**
 * All policies that a user holds, directly and through groups, within its boundary. One that the policy language can't read
 * is opaque.
 */
function grantsOf({ policies, groups }: Account, user: User): Grants {
  const holders = [user, ...groups.ofUser(user.uin)];
  const ids = new Set(holders.flatMap(({ attachments }) => attachments.map(({ policyId }) => policyId)));
  const held = [...ids].map((policyId) => policies.get(policyId));
  const boundary = policies.tryFind(user.boundary);
  return {
    ...(boundary && { boundary: tryRead(boundary) ?? NOTHING }),
    documents: held.flatMap((policy) => tryRead(policy) ?? []),
    opaque: held.filter((policy) => tryRead(policy) === undefined).map(({ name }) => name),
  };
}

/** What a boundary permits that the policy language can't read: nothing for sure. */
const NOTHING: PolicyDocument = { version: '2.0', statement: [] };

/** Policies never change, they are replaced: each is read once. */
const read = new WeakMap<Policy, PolicyDocument | 'unreadable'>();

function tryRead(policy: Policy): PolicyDocument | undefined {
  let document = read.get(policy);
  if (document === undefined) {
    document = parsed(policy.document);
    read.set(policy, document);
  }
  return document === 'unreadable' ? undefined : document;
}

function parsed(text: string): PolicyDocument | 'unreadable' {
  try {
    return parsePolicyDocument(text);
  } catch {
    return 'unreadable';
  }
}

/** One request a resource, and one for each value of what is not known of the action. */
function requestsOf(account: Account, user: User, { service, action, access, target }: Intent, now: Date): Request[] {
  const context = {
    ...{ uin: String(user.uin), owner_uin: String(account.ownerUin), app_id: String(account.appId) },
    ...{ 'qcs:ip': '127.0.0.1', 'qcs:current_time': now.toISOString() },
    'qcs:except_cam_finance': service === 'cam' ? 0 : 1,
  };
  const readOnly = access === 'open' ? [0, 1] : [access === 'write' ? 0 : 1];
  return target.resources.flatMap((resource) =>
    readOnly.map((value) => ({
      action: `${service}:${action}`,
      resource,
      context: { ...context, 'qcs:read_only_action': value },
    })),
  );
}
