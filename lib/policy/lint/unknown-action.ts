import { quoted } from '../parse/quoted';
import { fold } from '../pattern/fold';
import { coveredActions, eachAction } from './covered-actions';
import { type LintRule } from './policy-finding';

/** An action of the product that no document names: CAM refuses the policy, or the statement says nothing. */
export const unknownAction: LintRule = (document, facts) =>
  eachAction(document, (action) => {
    const [service = '', verb] = action.name.split(':');
    if (fold(service) !== facts.service || verb === '*' || coveredActions(action, facts).length > 0) return [];
    const meant = facts.closest(action.name.replaceAll('*', ''));
    const remedy = meant === undefined ? 'check its name' : `did you mean \`${meant}\``;
    const what = action.isPattern ? 'covers no documented action' : 'is in none of the documents';
    return [{ id: 'unknown-action', severity: 'warning', message: `${quoted(action.text)} ${what}; ${remedy}` }];
  });
