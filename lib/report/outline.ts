import {
  type Finding,
  type PinChange,
  type PolicyReview,
  type PrincipalReview,
  type Review,
  type SourceLine,
} from '../review/review';
import { type Verdict } from '../policy';
import { type Phrase, phrase, phraseOf } from './phrase';
import {
  cause,
  coverage,
  credential,
  headline,
  pinChange,
  plural,
  request,
  unpinnedPreset,
  who,
  whoever,
} from './wording';

/** What a review has to say, in the order in which it is read: the formats for people differ only in how they show it. */
export interface Outline {
  readonly headline: string;
  readonly gate: { readonly open: boolean; readonly reasons: readonly Phrase[] };
  /** Without empty ones, the gravest first. */
  readonly sections: readonly Section[];
  readonly footer: readonly Phrase[];
}

export interface Section {
  readonly title: string;
  /** A section that must never be left out or cut short, however long the report gets. */
  readonly grave: boolean;
  readonly items: readonly Item[];
}

export interface Item {
  /** One sign in front: gains `+`, loses `-`, both `±`, cannot be told `?`, same `=`, a finding `!`. */
  readonly sign: string;
  readonly title: Phrase;
  readonly source: SourceLine;
  readonly details: readonly Detail[];
}

export interface Detail {
  readonly label: string;
  readonly text: Phrase;
  readonly source: SourceLine;
}

/** Puts a review in the order in which it is read. */
export function outline(review: Review): Outline {
  return {
    headline: headline(review),
    gate: { open: review.gate.state === 'open', reasons: review.gate.reasons.map(phraseOf) },
    sections: [...access(review), ...others(review)].filter(({ items }) => items.length > 0),
    footer: footer(review),
  };
}

const ACCESS: readonly { title: string; grave: boolean; verdicts: readonly Verdict[] }[] = [
  { title: 'Gains access', grave: true, verdicts: ['broadened', 'incomparable'] },
  { title: 'Cannot be told', grave: true, verdicts: ['unknown'] },
  { title: 'Loses access', grave: false, verdicts: ['narrowed'] },
  { title: 'Same access, written differently', grave: false, verdicts: ['equivalent', 'none'] },
];

const SIGNS: Record<Verdict, string> = {
  broadened: '+',
  incomparable: '±',
  unknown: '?',
  narrowed: '-',
  equivalent: '=',
  none: '=',
};

function access(review: Review): Section[] {
  const accounts = new Set(review.matrix.map(({ account }) => account));
  const inAccount = (account: string): Phrase => (accounts.size > 1 ? phrase` in ${account}` : []);
  return ACCESS.map(({ title, grave, verdicts }) => ({
    title,
    grave,
    items: [
      ...review.principals
        .filter(({ verdict }) => verdicts.includes(verdict))
        .map((principal) => ({
          sign: SIGNS[principal.verdict],
          title: [...who(principal), ...inAccount(principal.account)],
          source: null,
          details: [
            ...proof(principal),
            ...principal.because.map((one) => ({ label: 'because', text: cause(one), source: one.source })),
          ],
        })),
      ...review.policies
        .filter(({ verdict }) => verdicts.includes(verdict))
        .map((policy) => ({
          sign: SIGNS[policy.verdict],
          title: [...whoever(policy), ...inAccount(policy.account)],
          source: policy.source,
          details: proof(policy),
        })),
    ],
  }));
}

function proof({ gained, lost, reasons }: PrincipalReview | PolicyReview | PinChange): Detail[] {
  return [
    ...(gained === null ? [] : [{ label: 'may now', text: request(gained), source: null }]),
    ...(lost === null ? [] : [{ label: 'no more', text: request(lost), source: null }]),
    ...reasons.map((reason) => ({ label: 'note', text: phraseOf(reason), source: null })),
  ];
}

function others({ credentials, findings, coverage, unpinned, pinChanges }: Review): Section[] {
  return [
    {
      title: 'What presets are taken to allow',
      grave: true,
      items: pinChanges.map((pin) => ({
        sign: SIGNS[pin.verdict],
        title: pinChange(pin),
        source: null,
        details: [...proof(pin), ...acceptPin(pin)],
      })),
    },
    {
      title: 'Credentials',
      grave: true,
      items: credentials.map((event) => ({
        sign: '!',
        title: credential(event),
        source: event.source,
        details: [],
      })),
    },
    {
      title: 'Not understood',
      grave: true,
      items: coverage.notUnderstood.map(({ address, why }) => ({
        sign: '?',
        title: phrase`${address}: ${phraseOf(why)}`,
        source: null,
        details: [],
      })),
    },
    { title: 'Findings', grave: true, items: findings.filter((one) => open(one) && !isNote(one)).map(finding) },
    { title: 'Notes', grave: false, items: findings.filter((one) => open(one) && isNote(one)).map(finding) },
    { title: 'Acknowledged', grave: false, items: findings.filter((one) => !open(one)).map(finding) },
    {
      title: 'Sharper with a pin',
      grave: false,
      items: unpinned.map((preset) => ({
        sign: 'i',
        title: unpinnedPreset(preset),
        source: null,
        details: [],
      })),
    },
  ];
}

function open({ acknowledged }: Finding): boolean {
  return acknowledged === null;
}

function isNote({ severity }: Finding): boolean {
  return severity === 'note';
}

function finding(found: Finding): Item {
  const { id, severity, message, source } = found;
  return {
    sign: severity === 'note' ? 'i' : '!',
    title: phrase`${[severity]} ${id}: ${phraseOf(message)}`,
    source,
    details: answer(found),
  };
}

/** Who accepted a finding, or how to: only for what holds up the change. */
function answer({ severity, subjects, acknowledged }: Finding): Detail[] {
  if (acknowledged !== null) {
    const { owner, until, reason } = acknowledged;
    return [{ label: 'accepted', text: phrase`by ${owner} until ${until}: ${[reason]}`, source: null }];
  }
  if (severity !== 'error' || subjects.length === 0) return [];
  return [{ label: 'accept', text: phrase`by acknowledging ${listed(subjects)} in the code`, source: null }];
}

function acceptPin({ fingerprint }: PinChange): Detail[] {
  return fingerprint === null ? [] : [{ label: 'accept', text: phrase`the pin by ${fingerprint}`, source: null }];
}

function listed(values: readonly string[]): Phrase {
  return values.flatMap((value, index) => (index === 0 ? [{ value }] : [', ', { value }]));
}

function footer(review: Review): Phrase[] {
  const accept = review.fingerprint === null ? [] : [phrase`Fingerprint of this change: ${review.fingerprint}.`];
  return [[`${coverage(review.coverage, review.mode)}.`], ...pinned(review), ...ruleNotes(review), ...accept];
}

/** The copies that verdicts rest on: they are as old as they are. */
function pinned({ pinned }: Review): Phrase[] {
  if (pinned.length === 0) return [];
  const presets = pinned.flatMap(
    ({ name, pinnedAt }, index) => phrase`${[index === 0 ? '' : ', ']}${name} of ${[pinnedAt]}`,
  );
  return [phrase`Judged by pins: ${presets}.`];
}

/** What the rules left unsaid. */
function ruleNotes({ rules: { standing, notRun }, findings }: Review): Phrase[] {
  const hidden = standing - findings.filter((one) => one.standing).length;
  const were = hidden === 1 ? 'was' : 'were';
  const counted = hidden === 0 ? [] : [[`${plural(hidden, 'finding')} of rules ${were} there before.`]];
  const whys = [...new Set(notRun.map(({ why }) => why))].map((why) => {
    const ids = notRun.filter((one) => one.why === why).map(({ id }) => id);
    return phrase`Not run: ${listed(ids)} (${phraseOf(why)}).`;
  });
  return [...counted, ...whys];
}
