import { type Review } from '../review/review';
import { headline } from './headline';
import { accessSections } from './outline/access';
import { pinnedNote, pinSection } from './outline/pins';
import { findingSections } from './outline/findings';
import { item, type Section } from './outline/item';
import { type Phrase, phrase, phraseOf } from './phrase';
import { coverage, credential, gateLine, plural, unpinnedPreset } from './wording';

/** What a review has to say, in the order in which it is read: the formats for people differ only in how they show it. */
export interface Outline {
  readonly headline: Phrase;
  readonly gate: { readonly isOpen: boolean; readonly text: Phrase };
  /** Without empty ones, the gravest first. */
  readonly sections: readonly Section[];
  readonly footer: readonly Phrase[];
  /** How somebody accepts this change; `null` where nothing waits for that. */
  readonly acceptance: { readonly fingerprint: string; readonly text: Phrase } | null;
}

/** Puts a review in the order in which it is read. */
export function outline(review: Review): Outline {
  return {
    headline: headline(review),
    gate: { isOpen: review.gate.state === 'open', text: gateLine(review) },
    sections: [...accessSections(review), pinSection(review), ...otherSections(review)].filter(
      ({ items }) => items.length > 0,
    ),
    footer: [
      coverage(review.coverage, review.mode),
      ...pinnedNote(review),
      ...ruleNotes(review),
      ...fingerprint(review),
    ],
    acceptance: acceptance(review),
  };
}

function otherSections(review: Review): Section[] {
  const { credentials, coverage, unpinned, gate } = review;
  return [
    {
      title: 'Credentials',
      isGrave: true,
      closes: gate.closedBy.includes('credentials'),
      items: credentials.map((event) => item('!', credential(event), event.source ?? event.address)),
    },
    {
      title: 'Not understood',
      isGrave: true,
      closes: gate.closedBy.includes('unread'),
      items: coverage.notUnderstood.map(({ address, why }) => item('?', phrase`${address}: ${phraseOf(why)}`)),
    },
    ...findingSections(review),
    {
      title: 'Sharper with a pin',
      isGrave: false,
      closes: false,
      items: unpinned.map((preset) => item('i', unpinnedPreset(preset))),
    },
  ];
}

/** What the rules left unsaid. */
function ruleNotes({ rules: { standing, notRun }, findings }: Review): Phrase[] {
  const hidden = standing - findings.filter((one) => one.standing).length;
  const counted =
    hidden === 0 ? [] : [[`${plural(hidden, 'finding')} of rules ${hidden === 1 ? 'was' : 'were'} there before.`]];
  const whys = [...new Set(notRun.map(({ why }) => why))].map((why) => {
    const count = notRun.filter((one) => one.why === why).length;
    return phrase`${[plural(count, 'rule')]} not run: ${phraseOf(why)}.`;
  });
  return [...counted, ...whys];
}

function fingerprint(review: Review): Phrase[] {
  const { fingerprint } = review;
  return fingerprint === null || acceptance(review) !== null
    ? []
    : [phrase`Fingerprint of this change: ${fingerprint}.`];
}

function acceptance({ gate, fingerprint }: Review): Outline['acceptance'] {
  const waits = gate.closedBy.filter((kind) => kind === 'growth' || kind === 'credentials');
  if (fingerprint === null || waits.length === 0) return null;
  const what = waits.map((kind) => (kind === 'growth' ? 'growth' : 'credentials')).join(' and ');
  return {
    fingerprint,
    text: [`This accepts ${what} of exactly this change, in an approving review or with --accept:`],
  };
}
