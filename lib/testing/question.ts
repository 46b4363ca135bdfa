import { type AccessModel, isUnknown, type Question as AccessQuestion, questionProblems } from '../access';
import { closestName } from '../catalog';
import { quoted } from '../policy/parse/quoted';

/** What is asked about a user. */
export interface Question extends AccessQuestion {
  readonly user: string;
}

/** What keeps a question from having an answer, such as a name that is not there; nothing when all is well. */
export function problemsOf(question: Question, model: AccessModel): string[] {
  return [...userProblem(question.user, model), ...questionProblems(question)];
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
