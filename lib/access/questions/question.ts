import { closestName, findTrtcAction, trtcActions } from '../../catalog';
import { type Effect, parsePolicyDocument, type PolicyDocument, PolicyParseError } from '../../policy';
import { quoted } from '../../policy/parse/quoted';

/** What is asked about somebody: every request that the patterns match, in whatever context it is made. */
export interface Question {
  readonly action: string;
  /** @default - every resource */
  readonly resource?: string;
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

/**
 * What keeps a question from having an answer, such as an action that no document names; nothing when all is well.
 *
 * A slip of the pen must not pass for "nobody may do that".
 */
export function questionProblems(question: Question): string[] {
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
