import { quoted } from '../parse/quoted';
import { coveredActions, eachAction, few } from './covered-actions';
import { type LintRule } from './policy-finding';

/**
 * Actions that CAM can't limit to an application, limited to one: the statement does not apply to them.
 *
 * @see https://www.tencentcloud.com/document/product/598/57174
 */
export const ignoredForApplications: LintRule = (document, facts) =>
  eachAction(document, (action, { effect, resource }) => {
    if (resource.includes('*')) return [];
    const ignored = coveredActions(action, facts).filter(({ scope }) => scope === 'operation');
    const [first] = ignored;
    if (first === undefined) return [];
    const loss = effect === 'allow' ? 'allows' : 'denies';
    const id = 'ignored-for-applications';
    if (action.isPattern) {
      const names = few(ignored.map(({ name }) => name));
      const message = `${quoted(action.text)} on these resources ${loss} nothing for ${names}; what is needed of them goes into a statement on \`*\``;
      return [{ id, severity: 'note', message }];
    }
    const message = `${quoted(action.text)} can't be limited to a resource, so this statement ${loss} nothing for it; move it to a statement on \`*\``;
    return [{ id, severity: 'warning', message }];
  });

/** Actions of which no document says whether CAM can limit them to an application, limited to one. */
export const openScope: LintRule = (document, facts) =>
  eachAction(document, (action, { effect, resource }) => {
    const [fact] = coveredActions(action, facts);
    if (action.isPattern || fact?.scope !== 'open' || resource.includes('*')) return [];
    const loss = effect === 'allow' ? 'allows' : 'denies';
    const message = `no document says whether ${quoted(action.text)} can be limited to a resource; if it can't, this statement ${loss} nothing for it`;
    return [{ id: 'open-scope', severity: 'note', message }];
  });
