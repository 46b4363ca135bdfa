import { findTrtcAction, trtcActions } from '../../catalog/trtc-actions';
import { type TrtcStatement, TrtcEffect } from '../trtc-statement';
import { coversAction, isPattern } from './action-pattern';

/** What is allowed, and likely more or less than its author thinks. */
export function statementWarnings(statement: TrtcStatement, policy: readonly TrtcStatement[]): string[] {
  return [
    ...statement.actions.filter(isPattern).flatMap((pattern) => patternWarnings(pattern, statement, policy)),
    ...(statement.applications ? openScopeWarnings(statement) : []),
  ];
}

function patternWarnings(pattern: string, statement: TrtcStatement, policy: readonly TrtcStatement[]): string[] {
  const covered = trtcActions.filter(({ name }) => coversAction(pattern, name));
  const warnings: string[] = [];
  if (statement.effect === TrtcEffect.ALLOW) {
    const secret = covered.filter(({ name, revealsSecret }) => revealsSecret && !isDenied(name, policy));
    if (secret.length > 0) {
      warnings.push(
        `\`${pattern}\` allows ${few(secret.map(({ name }) => name))}, which hand out keys or signatures of an application; ` +
          'deny those in the same policy, or name the actions that are needed',
      );
    }
    warnings.push(`\`${pattern}\` also allows what TRTC may add to it later; name the actions that are needed`);
  }
  const ignored = statement.applications ? covered.filter(({ scope }) => scope === 'operation') : [];
  if (ignored.length > 0) {
    warnings.push(
      `\`${pattern}\` is limited to applications, so CAM ignores it for ${few(ignored.map(({ name }) => name))}; ` +
        'what is needed of them goes into a statement without `applications`',
    );
  }
  return warnings;
}

/** By a statement that always applies, to every application. */
function isDenied(action: string, policy: readonly TrtcStatement[]): boolean {
  return policy.some(
    ({ effect, actions, applications, conditions }) =>
      effect === TrtcEffect.DENY &&
      !applications &&
      Object.values(conditions).every((condition) => condition === undefined) &&
      actions.some((pattern) => coversAction(pattern, action)),
  );
}

function openScopeWarnings({ actions, undocumentedActions }: TrtcStatement): string[] {
  const open = [...actions, ...undocumentedActions].filter(
    (action) => !isPattern(action) && (findTrtcAction(action)?.scope ?? 'open') === 'open',
  );
  if (open.length === 0) return [];
  return [
    `no document says whether CAM can limit ${few(open)} to applications; if it can't, CAM ignores the statement for them`,
  ];
}

function few(names: readonly string[]): string {
  const shown = names.slice(0, 4).map((name) => `\`${name}\``);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}
