import { type Grants, type Request } from '../grants';
import { ActionPattern } from '../pattern/action-pattern';
import { type PolicyDocument } from '../policy-document';
import { mayApply, questionAbout } from '../semantics/decision';
import { type HeldRule } from '../semantics/held-rule';
import { NO_BINDINGS } from '../semantics/variables';
import { type Side } from './side';

/** Names of actions that may list or bill: no document says which reads do. */
const VERBS = ['Describe', 'Get', 'List', 'Query', 'Search'];
const READS = VERBS.map((verb) => new ActionPattern(`*:${verb}*`));
const IS_READ = new RegExp(`:(?:${VERBS.join('|')})`, 'i');

export const WEAK_DENY =
  'it rests on a deny that CAM may not apply, as with queries that list and with billing (https://cloud.tencent.com/document/product/598/73561)';

/** Whether a request is refused by a deny that CAM may not apply. */
export function isWeaklyDenied({ holdings }: Side, request: Request): boolean {
  if (!IS_READ.test(request.action)) return false;
  const question = questionAbout(request, NO_BINDINGS);
  const speaks = ({ rule }: HeldRule): boolean => mayApply(rule, question);
  return holdings.rules.deny.some(speaks) && holdings.rules.allow.some(speaks);
}

/** The grants without what CAM may not apply; `undefined` when they hold no such deny. */
export function withoutWeakDenies(grants: Grants): Grants | undefined {
  const documents = grants.documents.map(withoutWeak);
  const boundary = grants.boundary && withoutWeak(grants.boundary);
  if (boundary === grants.boundary && documents.every((document, at) => document === grants.documents[at]))
    return undefined;
  return { ...grants, documents, ...(boundary && { boundary }) };
}

function withoutWeak(document: PolicyDocument): PolicyDocument {
  const statement = document.statement.flatMap((one) => {
    if (one.effect === 'allow') return [one];
    const action = one.action.filter((text) => READS.every((read) => read.isApartFrom(new ActionPattern(text))));
    return action.length === one.action.length ? [one] : action.length === 0 ? [] : [{ ...one, action }];
  });
  const isSame =
    statement.length === document.statement.length && statement.every((one, at) => one === document.statement[at]);
  return isSame ? document : { ...document, statement };
}
