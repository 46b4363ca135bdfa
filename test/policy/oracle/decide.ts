import { type Grants, type PolicyDocument, type PolicyStatement, type Request } from '../../../lib/policy';
import { clauseMet } from './clause';
import { actionMatches, bareAction, resourceMatches } from './matches';
import { type Constants, type Reading } from './reading';

/** A request, and what `Request` has no word for. */
export interface Ask extends Request {
  /** The caller uses a temporary key. */
  readonly temporaryKey?: boolean;
}

/** Whether CAM, understood this way, lets a request through. */
export function decide(reading: Reading, grants: Grants, ask: Ask): boolean {
  const known = { ...reading, constants: { ...reading.constants, ...constantsIn(ask) } };
  const { documents, boundary, opaque = [] } = grants;
  if (documents.some((document) => denies(known, document, ask))) return false;
  if (boundary && (denies(known, boundary, ask) || !allows(known, boundary, ask))) return false;
  return (
    opaque.some((name) => reading.allowingOpaque.includes(name)) ||
    documents.some((document) => allows(known, document, ask))
  );
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
    condition.every((clause) => clauseMet(reading, clause, valueIn(ask, clause.key)))
  );
}

function valueIn({ context }: Ask, key: string): Request['context'][string] | undefined {
  return Object.hasOwn(context, key) ? context[key] : undefined;
}

function constantsIn(ask: Ask): Partial<Constants> {
  const names = ['uin', 'owner_uin', 'app_id'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = valueIn(ask, name);
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );
}
