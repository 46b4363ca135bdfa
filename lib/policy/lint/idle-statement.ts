import { compareAccess } from '../compare-access';
import { type PolicyDocument, type PolicyStatement } from '../policy-document';
import { type LintRule } from './policy-finding';

const EVERYTHING: PolicyStatement = { effect: 'allow', action: ['*'], resource: ['*'], condition: [] };

/** A statement without which the policy says the same, whatever else somebody holds. Of two that say the same, the later. */
export const idleStatement: LintRule = ({ version, statement }) => {
  let kept = [...statement];
  const idle: number[] = [];
  for (let at = statement.length - 1; at >= 0; at--) {
    const one = statement[at] as PolicyStatement;
    const others = kept.filter((other) => other !== one);
    // A deny also takes away what other policies allow: it is measured against everything.
    const relevant =
      one.effect === 'allow' ? others : [EVERYTHING, ...others.filter(({ effect }) => effect === 'deny')];
    if (!isSame(version, relevant, one)) continue;
    kept = others;
    idle.unshift(at);
  }
  return idle.map((at) => ({
    id: 'idle-statement',
    severity: 'warning',
    statement: at,
    path: `$.statement[${at}]`,
    message:
      statement[at]?.effect === 'allow'
        ? 'the other statements already allow or deny all that this one allows; remove it'
        : 'the other statements already deny all that this one denies; remove it',
  }));
};

function isSame(version: PolicyDocument['version'], others: readonly PolicyStatement[], one: PolicyStatement): boolean {
  const grants = (statement: readonly PolicyStatement[]): { documents: PolicyDocument[] } => ({
    documents: [{ version, statement }],
  });
  const { verdict } = compareAccess(grants(others), grants([...others, one]));
  return verdict === 'none' || verdict === 'equivalent';
}
