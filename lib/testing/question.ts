import { type AccessModel, isUnknown } from '../access';
import { closestName, findTrtcAction, trtcActions } from '../catalog';
import { type Effect, parsePolicyDocument, type PolicyDocument, PolicyParseError } from '../policy';
import { quoted } from '../policy/parse/quoted';

/** What is asked about a user: every request that the patterns match, in whatever context it is made. */
export interface Question {
  readonly user: string;
  readonly action: string;
  /** @default - every resource */
  readonly resource?: string;
}

/**
 * What keeps a question from having an answer, such as a name that is not there; nothing when all is well.
 *
 * A slip of the pen must not pass for "nobody may do that".
 */
export function problemsOf(question: Question, model: AccessModel): string[] {
  return [...userProblem(question.user, model), ...patternProblems(question)];
}

/** The requests that are asked about, as a document that allows or denies all of them. */
export function documentOf(effect: Effect, { action, resource = '*' }: Question): PolicyDocument {
  const statement = [{ effect, action: [action], resource: [resource] }];
  return parsePolicyDocument(JSON.stringify({ version: '2.0', statement }));
}

/** Whether CAM can't limit the action to a resource: then a statement counts only with the resource `*`. */
export function isOfAccount(action: string): boolean {
  return findTrtcAction(action)?.scope === 'operation';
}

function userProblem(user: string, { accounts }: AccessModel): string[] {
  const names = accounts.flatMap(({ users }) => users.flatMap(({ name }) => (isUnknown(name) ? [] : [name])));
  if (names.includes(user)) return [];
  if (accounts.some(({ groups }) => groups.some(({ name }) => name === user))) {
    return [`${quoted(user)} is a group; ask about one of its users`];
  }
  const closest = closestName(user, names);
  const known = names.length === 0 ? 'no user is' : `${[...new Set(names)].sort().map(quoted).join(', ')} are`;
  const hint = closest === undefined ? `${known} there` : `did you mean ${quoted(closest)}?`;
  return [`there is no user ${quoted(user)} in what was synthesised; ${hint}`];
}

function patternProblems(question: Question): string[] {
  const { action, resource = '*' } = question;
  try {
    documentOf('allow', question);
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    return error.problems.map(({ message }) => message);
  }
  if (isOfAccount(action) && resource !== '*') {
    return [`CAM can't limit ${quoted(action)} to a resource; ask without one`];
  }
  if (!action.startsWith('trtc:') || action.includes('*') || findTrtcAction(action) !== undefined) return [];
  const closest = closestName(
    action,
    trtcActions.map(({ name }) => name),
  );
  return closest === undefined ? [] : [`no document names ${quoted(action)}; did you mean ${quoted(closest)}?`];
}
