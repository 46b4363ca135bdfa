import { type Finding, type Review } from '../../review/review';
import { type Phrase, phrase, phraseOf } from '../phrase';
import { type Detail, type Item, type Section } from './item';

/** What the rules found: what holds up the change, what should be looked at, what is to be known, what is accepted. */
export function findingSections({ findings, gate }: Review): Section[] {
  const open = findings.filter(({ acknowledged }) => acknowledged === null);
  const closes = gate.closedBy.includes('findings');
  const graver = open.filter(({ severity }) => severity !== 'note');
  return [
    section(
      'Errors',
      open.filter(({ severity }) => severity === 'error'),
      closes,
    ),
    section(
      'Warnings',
      graver.filter(({ severity }) => severity === 'warning'),
    ),
    section(
      'Notes',
      open.filter(({ severity }) => severity === 'note'),
    ),
    section(
      'Acknowledged',
      findings.filter(({ acknowledged }) => acknowledged !== null),
    ),
  ];
}

function section(title: string, findings: readonly Finding[], closes = false): Section {
  return { title, isGrave: title === 'Errors', closes, items: findings.map(finding) };
}

function finding(found: Finding): Item {
  const { id, severity, message, source, address } = found;
  return {
    sign: severity === 'note' ? 'i' : '!',
    title: phrase`${phraseOf(message)} (${id})`,
    people: [],
    source: source ?? (address === '' ? null : address),
    details: answer(found),
  };
}

/** Who accepted a finding, or how to: only for what holds up the change. */
function answer({ severity, subjects, acknowledged }: Finding): Detail[] {
  if (acknowledged !== null) {
    const { owner, until, reason } = acknowledged;
    return [{ label: 'accepted', text: phrase`until ${until} by ${owner}: ${[reason]}`, source: null }];
  }
  if (severity !== 'error' || subjects.length === 0) return [];
  return [{ label: 'accept', text: phrase`in code, with the subjects ${listed(subjects)}`, source: null }];
}

function listed(values: readonly string[]): Phrase {
  return values.flatMap((value, index) => (index === 0 ? [{ value }] : [', ', { value }]));
}
