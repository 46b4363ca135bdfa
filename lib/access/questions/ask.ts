import { type Decision, explain, type Explanation, type Grants, type PolicyDocument, type Request } from '../../policy';
import { type Gain } from '../../policy/compare/gain';
import { gainBetween } from '../../policy/compare-access';
import { quoted } from '../../policy/parse/quoted';
import { type AccessModel, type Account } from '../model/access-model';
import { type EffectiveAccess } from '../effective/effective-access';
import { AccountIndex } from '../model/account-index';
import { shownName } from './shown-name';
import { numberedDocument, numberedResource, ownerOf } from './own-account';
import { documentOf, isOfAccount, type Question } from './question';

/** That every request is allowed, or that none is. */
export type Expected = 'allowed' | 'denied';

/** Whether it is as expected; `unknown` is neither. */
export type Answer =
  { readonly kind: 'yes' } | { readonly kind: 'no'; readonly counterexample: Counterexample } | Unanswered;

export interface Unanswered {
  readonly kind: 'unknown';
  readonly reasons: readonly string[];
  /** Whether `closedWorld` would answer one of the reasons. */
  readonly isOpenWorld: boolean;
}

/** A request that is not as expected, and why. */
export interface Counterexample {
  readonly request: Request;
  readonly explanation: Explanation;
  /** The documents that `explanation` numbers, as the account's policies have them. */
  readonly documents: readonly PolicyDocument[];
}

export interface AskOptions {
  /**
   * Users and groups that exist already hold nothing but what was read.
   *
   * @default false
   */
  readonly closedWorld?: boolean;
}

/** Answers for every request at once. What a model does not hold at all is not part of the answer; see `modelDoubts`. */
export function ask(
  account: Account,
  access: EffectiveAccess,
  question: Question,
  expected: Expected,
  { closedWorld = false }: AskOptions = {},
): Answer {
  const asked = inAccount(question, account);
  const grants = concerning(question, closedWorld ? withoutTheRest(access.grants) : access.grants, ownerOf(account));
  const outside = closedWorld ? [] : elsewhere(account, access);
  // Only a deny or a boundary says no to somebody who may hold more.
  const mayHold = outside.length > 0 ? beside(grants, documentOf('allow', { action: '*' })) : grants;
  const gain = (held: Grants): Gain =>
    expected === 'allowed'
      ? gainBetween(held, { documents: [documentOf('allow', asked)] })
      : gainBetween(beside(held, documentOf('deny', asked)), held);
  const found = gain(expected === 'allowed' ? mayHold : grants);
  if (found.kind === 'certain') {
    const request = withoutAssumptions(found.witness);
    const explanation = explain(grants, request);
    // A boundary that is not known may not permit what is allowed within no boundary.
    const doubts = explanation.decision === 'unknown' ? explanation.reasons : boundary(access, explanation.decision);
    if (doubts.length > 0) return { kind: 'unknown', reasons: doubts, isOpenWorld: false };
    return { kind: 'no', counterexample: { request, explanation, documents: access.grants.documents } };
  }
  const otherwise = outside.length === 0 ? found : gain(expected === 'allowed' ? grants : mayHold);
  const rests = otherwise.kind === 'none' ? [] : outside;
  const open = [
    ...reasonsOf(found),
    ...reasonsOf(otherwise),
    ...namesakes(account, access),
    ...(expected === 'allowed' ? boundary(access, 'allow') : []),
    ...rests,
  ];
  if (open.length === 0) return { kind: 'yes' };
  return { kind: 'unknown', reasons: [...new Set(open)], isOpenWorld: rests.length > 0 };
}

function reasonsOf(gain: Gain): readonly string[] {
  return gain.kind === 'possible' ? gain.reasons : [];
}

function beside(grants: Grants, document: PolicyDocument): Grants {
  return { ...grants, documents: [...grants.documents, document] };
}

function inAccount({ action, resource }: Question, account: Account): Question {
  const ownerUin = ownerOf(account);
  if (resource === undefined || ownerUin === undefined) return { action, ...(resource !== undefined && { resource }) };
  return { action, resource: numberedResource(resource, ownerUin) };
}

/** What of a model nobody could read, and what stays in the cloud without it: answers about everybody rest on it. */
export function modelDoubts({ coverage, forgotten }: AccessModel): string[] {
  return [
    ...coverage.notUnderstood.map(({ address, why }) => `${quoted(address)} is not understood: ${why}`),
    ...forgotten.map(({ address }) => `${quoted(address)} is let go of, and stays in the cloud`),
  ];
}

/** With the account as a number, where it is known; for an action that CAM can't limit, what does not try to limit it. */
function concerning({ action }: Question, grants: Grants, ownerUin: string | undefined): Grants {
  const limited = isOfAccount(action);
  if (!limited && ownerUin === undefined) return grants;
  const concerned = (document: PolicyDocument): PolicyDocument => {
    const numbered = ownerUin === undefined ? document : numberedDocument(document, ownerUin);
    return limited ? everywhere(numbered) : numbered;
  };
  return {
    ...grants,
    documents: grants.documents.map(concerned),
    ...(grants.boundary && { boundary: concerned(grants.boundary) }),
  };
}

function everywhere({ version, statement }: PolicyDocument): PolicyDocument {
  const all = (resources: readonly string[]): string[] => resources.filter((resource) => resource === '*');
  return { version, statement: statement.map((one) => ({ ...one, resource: all(one.resource) })) };
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

function boundary({ opaqueBoundary }: EffectiveAccess, decision: Decision): string[] {
  if (opaqueBoundary === undefined || decision !== 'allow') return [];
  return [`the document of the permissions boundary \`${opaqueBoundary}\` is not known`];
}

function namesakes(account: Account, { kind, principal }: EffectiveAccess): string[] {
  if (kind !== 'user') return [];
  const others = AccountIndex.of(account)
    .nameless()
    .filter(({ key }) => key !== principal);
  return others.map((user) => `the user whose name is ${quoted(shownName(user))} may be the same one`);
}

function elsewhere(account: Account, { kind, principal }: EffectiveAccess): string[] {
  if (AccountIndex.of(account).principal(principal)?.declared !== undefined) return [];
  return [`the ${kind} exists already and may hold more than what was read`];
}
