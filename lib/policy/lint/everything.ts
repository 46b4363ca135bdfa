import { eachAction } from './covered-actions';
import { type LintRule } from './policy-finding';

/** Every action of every product on everything: what `AdministratorAccess` holds. */
export const everything: LintRule = (document) =>
  eachAction(document, ({ text, name }, { effect, resource, condition }) => {
    const all = (name === '*' || name === '*:*') && resource.includes('*') && condition.length === 0;
    if (effect === 'deny' || !all) return [];
    const message = `\`${text}\` on \`*\` allows every action of every product, as \`AdministratorAccess\` does; name the actions that are needed`;
    return [{ id: 'everything', severity: 'warning', message }];
  });
