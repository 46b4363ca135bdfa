import { type Account, AccountAccess, type EffectiveAccess, type Holding, isUnknown } from '../access';
import { compareAccess, explain, type Explanation, type Grants, type PolicyDocument, type Request } from '../policy';
import { quoted } from '../policy/parse/quoted';
import { type AccessUnderTest } from './access-under-test';
import { documentOf, isOfAccount, type Question } from './question';

/** That every request is allowed, or that none is. */
export type Expected = 'allowed' | 'denied';

/** Whether it is as expected; `unknown` is neither. */
export type Answer =
  | { readonly kind: 'yes' }
  | ({ readonly kind: 'no' } & Counterexample)
  | { readonly kind: 'unknown'; readonly reasons: readonly string[] };

/** A request that is not as expected, and why. */
export interface Counterexample {
  readonly account: Account;
  /** The documents that `explanation` numbers. */
  readonly documents: readonly PolicyDocument[];
  readonly holdings: readonly Holding[];
  readonly request: Request;
  readonly explanation: Explanation;
}

/** Answers for every request at once. A user of that name in several accounts must be as expected in each of them. */
export function answer({ model, options }: AccessUnderTest, question: Question, expected: Expected): Answer {
  const closedWorld = options.closedWorld ?? false;
  const answers = model.accounts.map((account) => inAccount(account, question, expected, closedWorld));
  const no = answers.find(({ kind }) => kind === 'no');
  if (no !== undefined) return no;
  const reasons = [
    ...model.coverage.notUnderstood.map(({ address, why }) => `${quoted(address)} is not understood: ${why}`),
    ...model.forgotten.map(({ address }) => `${quoted(address)} is let go of, and stays in the cloud`),
    ...answers.flatMap((one) => (one.kind === 'unknown' ? one.reasons : [])),
  ];
  return reasons.length === 0 ? { kind: 'yes' } : { kind: 'unknown', reasons };
}

function inAccount(account: Account, question: Question, expected: Expected, closedWorld: boolean): Answer {
  const everybody = new AccountAccess(account);
  const access = everybody.all().find(({ kind, name }) => kind === 'user' && name === question.user);
  if (access === undefined) return { kind: 'yes' };
  const grants = concerning(question, closedWorld ? withoutTheRest(access.grants) : access.grants);
  const { verdict, gained, reasons } =
    expected === 'allowed'
      ? compareAccess(grants, { documents: [documentOf('allow', question)] })
      : compareAccess({ ...grants, documents: [...grants.documents, documentOf('deny', question)] }, grants);
  if (gained !== undefined) {
    const request = withoutAssumptions(gained);
    const explanation = explain(grants, request);
    if (explanation.decision === 'unknown') return { kind: 'unknown', reasons: explanation.reasons };
    const { documents } = access.grants;
    return { kind: 'no', account, documents, holdings: everybody.holdings(access.principal), request, explanation };
  }
  const open = [
    ...(verdict === 'unknown' ? reasons : []),
    ...namesakes(account),
    ...(expected === 'allowed' ? boundary(access) : closedWorld ? [] : elsewhere(account, access)),
  ];
  return open.length === 0 ? { kind: 'yes' } : { kind: 'unknown', reasons: open };
}

/** For an action that CAM can't limit to a resource, only the statements that don't try to. */
function concerning({ action }: Question, grants: Grants): Grants {
  if (!isOfAccount(action)) return grants;
  const ofAccount = ({ version, statement }: PolicyDocument): PolicyDocument => ({
    version,
    statement: statement.map((one) => ({ ...one, resource: one.resource.filter((resource) => resource === '*') })),
  });
  return {
    ...grants,
    documents: grants.documents.map(ofAccount),
    ...(grants.boundary && { boundary: ofAccount(grants.boundary) }),
  };
}

/** Without what a group that exists already may hold besides. */
function withoutTheRest(grants: Grants): Grants {
  return { ...grants, opaque: (grants.opaque ?? []).filter((name) => !name.startsWith('whatever else group ')) };
}

/** A witness may assume what a policy says whose document is not known; as a proof that is not good enough here. */
function withoutAssumptions(request: Request): Request {
  const known = Object.entries(request.context).filter(([key]) => !key.startsWith('policy '));
  return { ...request, context: Object.fromEntries(known) };
}

function boundary({ opaqueBoundary }: EffectiveAccess): string[] {
  return opaqueBoundary === undefined
    ? []
    : [`the document of the permissions boundary \`${opaqueBoundary}\` is not known`];
}

function namesakes({ users }: Account): string[] {
  return users.flatMap(({ name }) =>
    isUnknown(name) ? [`the user whose name is ${quoted(name.expression)} may be the same one`] : [],
  );
}

function elsewhere({ users }: Account, { principal }: EffectiveAccess): string[] {
  const user = users.find(({ key }) => key === principal);
  if (user === undefined || user.declared !== undefined) return [];
  return ['the user exists already and may hold more than what was read; if not, say so with `closedWorld`'];
}
