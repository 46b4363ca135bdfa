import { quoted } from '../parse/quoted';
import { coveredActions, eachAction } from './covered-actions';
import { type LintRule } from './policy-finding';

const ADVICE = 'allow less instead of denying';

/**
 * Denies that CAM may not honour: on queries that list, and on billing.
 *
 * @see https://cloud.tencent.com/document/product/598/73561
 */
export const denyMayNotHold: LintRule = (document, facts) =>
  eachAction(document, (action, { effect }) => {
    if (effect === 'allow') return [];
    const covered = coveredActions(action, facts);
    const id = 'deny-may-not-hold';
    if (/:List/.test(action.name) || covered.some(({ access }) => access === 'list')) {
      const message = `a deny of ${quoted(action.text)} may not take effect: CAM does not promise it for queries that list; ${ADVICE}`;
      return [{ id, severity: 'warning', message }];
    }
    if (!covered.some(({ access }) => access === 'read')) return [];
    const message = `a deny of ${quoted(action.text)} may not take effect for queries that list or bill, and no document says which reads those are; ${ADVICE}`;
    return [{ id, severity: 'note', message }];
  });
