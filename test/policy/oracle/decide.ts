import { type Grants, type PolicyDocument, type PolicyStatement, type Request } from '../../../lib/policy';
import { clauseMet } from './clause';
import { actionMatches, bareAction, resourceMatches } from './matches';
import { type Constants, type Opinion, type Reading } from './reading';

/** A request, and what `Request` has no word for. */
export interface Ask extends Request {
  /** The caller uses a temporary key. */
  readonly temporaryKey?: boolean;
}

/** Whether CAM, understood this way, lets a request through. */
export function decide(reading: Reading, grants: Grants, ask: Ask): boolean {
  const known = { ...reading, constants: { ...reading.constants, ...constantsIn(ask) } };
  const { documents, boundary, opaque = [] } = grants;
  const opinions = opaque.map((name) => opinionOf(reading, name, ask));
  if (opinions.includes('deny') || documents.some((document) => denies(known, document, ask))) return false;
  if (boundary && (denies(known, boundary, ask) || !allows(known, boundary, ask))) return false;
  return opinions.includes('allow') || documents.some((document) => allows(known, document, ask));
}

/** What an opaque policy says: what the request takes it to say, else what the reading does. */
export function opinionOf(reading: Reading, policyName: string, { action, context }: Ask): Opinion {
  const stated = valueIn(context, `policy ${policyName}`);
  if (stated === 'allow' || stated === 'deny' || stated === 'silent') return stated;
  if (action === `everything in ${policyName}, not pinned`) return 'allow';
  return reading.opinions[policyName] ?? 'silent';
}

/** Whether a List call with a temporary key gets nothing from this document. */
export function isBlocked(reading: Reading, document: PolicyDocument, ask: Ask): boolean {
  const [, name = ''] = bareAction(ask.action).split(':');
  const isList = (reading.caseMatters ? name : name.toLowerCase()).startsWith(reading.caseMatters ? 'List' : 'list');
  return reading.listNeedsVersion3 && document.version === '2.0' && isList && ask.temporaryKey === true;
}

function allows(reading: Reading, document: PolicyDocument, ask: Ask): boolean {
  return !isBlocked(reading, document, ask) && hits(reading, document, 'allow', ask);
}

function denies(reading: Reading, document: PolicyDocument, ask: Ask): boolean {
  return hits(reading, document, 'deny', ask);
}

function hits(reading: Reading, { statement }: PolicyDocument, effect: string, ask: Ask): boolean {
  return statement.some((one) => one.effect === effect && statementMatches(reading, one, ask));
}

function statementMatches(reading: Reading, { action, resource, condition }: PolicyStatement, ask: Ask): boolean {
  return (
    action.some((pattern) => actionMatches(reading, pattern, ask.action)) &&
    resource.some((pattern) => resourceMatches(reading, pattern, ask.resource)) &&
    condition.every((clause) => clauseMet(reading, clause, valueIn(ask.context, clause.key)))
  );
}

function valueIn(context: Request['context'], key: string): Request['context'][string] | undefined {
  return Object.hasOwn(context, key) ? context[key] : undefined;
}

function constantsIn({ context }: Ask): Partial<Constants> {
  const names = ['uin', 'owner_uin', 'app_id'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = valueIn(context, name);
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );
}
