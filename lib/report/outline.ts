import { type GateKind, type Review } from '../review/review';
import { headline } from './headline';
import { accessSections } from './outline/access';
import { findingSections } from './outline/findings';
import { item, type Section } from './outline/item';
import { pinnedNote, pinSection } from './outline/pins';
import { type Phrase, phrase, phraseOf } from './phrase';
import { coverage, credential, gateLine, list, plural, unpinnedPreset } from './wording';

/** What a review has to say, in the order in which it is read: the formats for people differ only in how they show it. */
export interface Outline {
  readonly headline: Phrase;
  readonly gate: { readonly isOpen: boolean; readonly text: Phrase };
  /** Without empty ones, the gravest first. */
  readonly sections: readonly Section[];
  readonly footer: readonly Phrase[];
  /** How somebody accepts this change; `null` where nothing waits for that. */
  readonly acceptance: { readonly lines: readonly string[]; readonly text: Phrase } | null;
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
  const isSaid = acceptance(review)?.lines.includes(acceptanceLine(fingerprint)) ?? false;
  return fingerprint === null || isSaid ? [] : [phrase`Fingerprint of this change: ${fingerprint}.`];
}

function acceptanceLine(fingerprint: string | null): string {
  return `Access-Accepted: ${fingerprint}`;
}

const ACCEPTABLE: readonly GateKind[] = ['growth', 'credentials', 'pins'];

function acceptance({ gate, fingerprint, pinChanges }: Review): Outline['acceptance'] {
  const waiting = gate.closedBy.filter((kind) => ACCEPTABLE.includes(kind));
  const pins = waiting.includes('pins') ? pinChanges.map((pin) => pin.fingerprint) : [];
  const own = waiting.some((kind) => kind !== 'pins') ? [fingerprint] : [];
  const fingerprints = [...own, ...pins].filter((one) => one !== null && !gate.accepted.includes(one));
  if (fingerprints.length === 0) return null;
  const what = list(waiting.map((kind) => [kind]));
  const text = phrase`This accepts ${what} of exactly this change, in an approving review or with --accept:`;
  return { lines: fingerprints.map(acceptanceLine), text };
}
