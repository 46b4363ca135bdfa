import { type Verdict } from '../../policy';
import { type PolicyReview, type PrincipalReview, type Review } from '../../review/review';
import { type Phrase, phrase } from '../phrase';
import { several, statement, who, whoever } from '../wording';
import { causeDetails, isExistence } from './causes';
import { type Detail, type Item, type Section } from './item';
import { proof, SIGNS } from './proof';

interface Kind {
  readonly title: string;
  readonly isGrave: boolean;
  readonly verdicts: readonly Verdict[];
}

const KINDS: readonly Kind[] = [
  { title: 'Gains access', isGrave: true, verdicts: ['broadened', 'incomparable'] },
  { title: 'Cannot be told', isGrave: true, verdicts: ['unknown'] },
  { title: 'Loses access', isGrave: false, verdicts: ['narrowed'] },
  { title: 'Same access, written differently', isGrave: false, verdicts: ['equivalent'] },
  { title: 'Comes or goes without any access', isGrave: false, verdicts: ['none'] },
];

/** Who gains, who may, who loses: those to whom the same happens for the same reason are one item. */
export function accessSections(review: Review): Section[] {
  const accounts = new Set(review.matrix.map(({ account }) => account));
  const inAccount = (account: string): Phrase => (accounts.size > 1 ? phrase` in ${account}` : []);
  const gone = goneByPlace(review.principals);
  return KINDS.map(({ title, isGrave, verdicts }) => {
    const are = ({ verdict }: { readonly verdict: Verdict }): boolean => verdicts.includes(verdict);
    return {
      title,
      isGrave,
      closes: isGrave && review.gate.closedBy.includes('growth'),
      items: [
        ...alike(review.principals.filter(are), gone).map((group) => principalItem(group, gone, inAccount)),
        ...review.policies.filter(are).map((policy) => policyItem(policy, inAccount)),
      ],
    };
  });
}

/** One or several principals to whom the same happens. */
type Group = readonly [PrincipalReview, ...PrincipalReview[]];

function alike(principals: readonly PrincipalReview[], gone: ReadonlyMap<string, string>): Group[] {
  const groups = new Map<string, [PrincipalReview, ...PrincipalReview[]]>();
  for (const one of principals) {
    const { account, kind, change, verdict } = one;
    const key = JSON.stringify([account, kind, change, verdict, details(one, gone, false)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function principalItem(group: Group, gone: ReadonlyMap<string, string>, inAccount: (account: string) => Phrase): Item {
  const [first, ...others] = group;
  const sources = [...new Set(group.map(sourceOf))];
  const source = sources.length === 1 ? sources[0]! : null;
  const title = others.length === 0 ? who(first) : several(group.length, first);
  return {
    sign: SIGNS[first.verdict],
    title: [...title, ...inAccount(first.account)],
    people: others.length === 0 ? [] : group.map((one) => named(one, sources.length > 1)),
    source,
    details: details(first, gone, hasOneEach(group)),
  };
}

function named(one: PrincipalReview, withSource: boolean): Phrase {
  const source = sourceOf(one);
  return withSource && source !== null ? phrase`${one.name} (${source})` : [{ value: one.name }];
}

/** Where somebody comes from or was; what else is behind it has its own line. */
function sourceOf({ because }: PrincipalReview): string | null {
  return because.find(isExistence)?.source ?? null;
}

/** Whether all share each attachment and membership behind it, so that its address can be said. */
function hasOneEach(group: Group): boolean {
  const addresses = group.map(({ because }) =>
    JSON.stringify(because.filter((one) => !isExistence(one)).map(({ address }) => address)),
  );
  return new Set(addresses).size === 1;
}

function details(principal: PrincipalReview, gone: ReadonlyMap<string, string>, withAddress: boolean): Detail[] {
  return [...proof(principal), ...causeDetails(principal.because, withAddress), ...successor(principal, gone)];
}

/** A user’s name is its identity: who renames one makes another. */
function successor({ account, change, because }: PrincipalReview, gone: ReadonlyMap<string, string>): Detail[] {
  const place = because.find(({ kind }) => kind === 'principal-added')?.address;
  const former = gone.get(JSON.stringify([account, place]));
  if (change !== 'added' || former === undefined) return [];
  return [{ label: 'note', text: phrase`is made anew in place of ${former}, who goes`, source: null }];
}

function goneByPlace(principals: readonly PrincipalReview[]): ReadonlyMap<string, string> {
  return new Map(
    principals.flatMap(({ account, name, because }) =>
      because
        .filter(({ kind, address }) => kind === 'principal-removed' && address !== '')
        .map(({ address }) => [JSON.stringify([account, address]), name] as const),
    ),
  );
}

function policyItem(policy: PolicyReview, inAccount: (account: string) => Phrase): Item {
  const { added = [], removed = [] } = policy.document ?? {};
  return {
    sign: SIGNS[policy.verdict],
    title: [...whoever(policy), ...inAccount(policy.account)],
    people: [],
    source: policy.because.length === 0 ? (policy.source ?? policy.address) : null,
    details: [
      ...proof(policy),
      ...added.map((one): Detail => ({ label: 'adds', text: statement(one), source: null })),
      ...removed.map((one): Detail => ({ label: 'drops', text: statement(one), source: null })),
      ...causeDetails(policy.because, true),
    ],
  };
}
