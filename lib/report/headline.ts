import { type Review } from '../review/review';
import { type Phrase, phrase } from './phrase';
import { credential, list, pinChange, plural, whoever } from './wording';

/** So many of a kind are called by their names in the one sentence; more of them are counted. */
const MOST_NAMES = 3;

/** The review in one sentence: whether access grows, for whom, and what else there is. */
export function headline(review: Review): Phrase {
  const { coverage, findings, credentials, pinChanges } = review;
  const unread = coverage.notUnderstood.length;
  const errors = findings.filter(({ severity, acknowledged }) => severity === 'error' && acknowledged === null).length;
  const parts: readonly Phrase[] = [
    opening(review),
    ...(credentials.length > 0 ? [list(some(credentials, credential, 'credentials'))] : []),
    ...(pinChanges.length > 0 ? [list(some(pinChanges, pinChange, 'pins'))] : []),
    ...(unread > 0 ? [[`${plural(unread, 'thing')} could not be understood`]] : []),
    ...(errors > 0 ? [[`${plural(errors, 'error')} to fix or to acknowledge`]] : []),
  ];
  return [...parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part])), '.'];
}

function opening(review: Review): Phrase {
  const clauses = [
    forWhom('grows for ', review, ({ gained }) => gained !== null),
    forWhom('may grow for ', review, ({ verdict }) => verdict === 'unknown'),
    forWhom('shrinks for ', review, ({ verdict }) => verdict === 'narrowed'),
  ].filter((clause) => clause.length > 0);
  if (clauses.length > 0) return phrase`Access ${list(clauses)}`;
  // What was not understood may be anything.
  if (review.coverage.notUnderstood.length > 0) return ['Whether access changes cannot be told'];
  return [review.verdict === 'equivalent' ? 'Access stays the same, written differently' : 'Access does not change'];
}

type Changed = Pick<Review['principals'][number], 'verdict' | 'gained'>;

function forWhom(words: string, { principals, policies }: Review, are: (one: Changed) => boolean): Phrase {
  const all = principals.filter(are);
  const [users, groups] = (['user', 'group'] as const).map((wanted) => all.filter(({ kind }) => kind === wanted));
  const named = [
    ...some(users!, ({ name }) => [{ value: name }], 'user'),
    ...some(groups!, ({ name }) => phrase`group ${name}`, 'group'),
    ...some(policies.filter(are), whoever, 'holders'),
  ];
  return named.length === 0 ? [] : [words, ...list(named)];
}

const COUNTED = {
  user: (count: number) => plural(count, 'user'),
  group: (count: number) => plural(count, 'group'),
  holders: (count: number) => `the holders of ${count} policies or roles`,
  credentials: (count: number) => `${count} credentials change`,
  pins: (count: number) => `${count} pins change`,
};

function some<T>(things: readonly T[], nameOf: (thing: T) => Phrase, kind: keyof typeof COUNTED): readonly Phrase[] {
  return things.length <= MOST_NAMES ? things.map(nameOf) : [[COUNTED[kind](things.length)]];
}
