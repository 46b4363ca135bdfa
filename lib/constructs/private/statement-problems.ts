import { Token } from 'cdktf';
import { closestName } from '../../catalog/closest-name';
import { findTrtcAction, trtcActions } from '../../catalog/trtc-actions';
import { type TrtcStatement } from '../trtc-statement';
import { coversAction, isPattern } from './action-pattern';
import { conditionProblems } from './condition-block';
import { quoted } from './problems';

const documented: readonly string[] = trtcActions.map(({ name }) => name);

/** What is wrong with a statement by itself: what CAM would refuse, ignore, or not need. */
export function statementProblems(statement: TrtcStatement): string[] {
  const { actions, undocumentedActions, applications, conditions } = statement;
  const named = [...actions, ...undocumentedActions];
  if ([actions, undocumentedActions, applications].some((list) => Token.isUnresolved(list))) {
    return ['a list of it is known only to Terraform, so nobody can review it; write its members out'];
  }
  return [
    ...(named.length === 0 ? ['it names no action, so it says nothing; name one, or remove it'] : []),
    ...actions.flatMap(actionProblems),
    ...undocumentedActions.flatMap(undocumentedActionProblems),
    ...repeatedActionProblems(named.filter((action) => formProblems(action).length === 0)),
    ...applicationProblems(applications),
    ...(applications ? scopeProblems(named) : []),
    ...conditionProblems(conditions),
  ];
}

function actionProblems(action: string): string[] {
  const [problem] = formProblems(action);
  if (problem !== undefined) return [problem];
  if (isPattern(action)) {
    if (documented.some((name) => coversAction(action, name))) return [];
    return [`action ${quoted(action)} covers no documented action; ${suggestion(action.replaceAll('*', ''))}`];
  }
  return findTrtcAction(action)
    ? []
    : [`action ${quoted(action)} is in none of Tencent's documents; ${suggestion(action)}`];
}

function undocumentedActionProblems(action: string): string[] {
  const [problem] = formProblems(action);
  if (problem !== undefined) return [problem];
  return isPattern(action)
    ? [`undocumented action ${quoted(action)} is a pattern; name the actions that you know`]
    : [];
}

function formProblems(action: string): string[] {
  if (Token.isUnresolved(action))
    return ['an action is known only to Terraform, so nobody can review it; write it out'];
  if (/^trtc:[A-Za-z0-9*]+$/.test(action)) return [];
  if (action === '*' || action === '*:*')
    return [`action ${quoted(action)} is every action of every product; write \`trtc:*\``];
  const plain = action.replace(/^name\//, '');
  if (plain !== action) return [`action ${quoted(action)} has a prefix that it doesn't need; write ${quoted(plain)}`];
  const [service = '', verb] = action.split(':');
  if (verb === undefined) return [`action ${quoted(action)} has no product; write it as in \`trtc:RemoveUser\``];
  if (service !== 'trtc')
    return [`action ${quoted(action)} is none of TRTC; this construct writes policies for \`trtc:\` only`];
  if (verb === '') return [`action ${quoted(action)} has no verb; write \`trtc:*\` for every TRTC action`];
  if (verb.includes('?'))
    return [`action ${quoted(action)} contains \`?\`, which CAM doesn't know; \`*\` is its only wildcard`];
  return [`action ${quoted(action)} is no name; write it as in \`trtc:RemoveUser\``];
}

function suggestion(action: string): string {
  const meant = closestName(action, documented);
  const didYouMean = meant === undefined ? '' : `did you mean \`${meant}\`? `;
  return `${didYouMean}an action that you know to exist goes into \`undocumentedActions\``;
}

function repeatedActionProblems(actions: readonly string[]): string[] {
  return actions.flatMap((action, i) => {
    if (actions.indexOf(action) < i) return [`action ${quoted(action)} is named twice; remove one`];
    const pattern = actions.find((other) => other !== action && coversAction(other, action));
    return pattern === undefined ? [] : [`action ${quoted(action)} is covered by \`${pattern}\`; remove one of them`];
  });
}

function applicationProblems(applications: readonly number[] | undefined): string[] {
  if (!applications) return [];
  if (applications.length === 0) {
    return ['`applications` is empty, so it says nothing; name one, or leave `applications` out for the whole account'];
  }
  return applications.flatMap((application, i) => {
    if (!Token.isUnresolved(application) && !(Number.isSafeInteger(application) && application > 0)) {
      return [`application \`${application}\` is no SdkAppId; write TRTC's number for it, as in \`1400000001\``];
    }
    const isRepeated = applications.indexOf(application) < i;
    return isRepeated ? [`application \`${application}\` is named twice; remove one`] : [];
  });
}

function scopeProblems(actions: readonly string[]): string[] {
  const accountWide = actions.filter((action) => findTrtcAction(action)?.scope === 'operation');
  if (accountWide.length === 0) return [];
  const names = accountWide.map(quoted).join(', ');
  const them = accountWide.length === 1 ? 'it' : 'them';
  return [
    `CAM can't limit ${names} to applications and would ignore the statement for ${them}; ` +
      `put ${them} into a statement without \`applications\`, which is for the whole account`,
  ];
}
