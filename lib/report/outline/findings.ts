import { type Finding, type Review, type Severity } from '../../review/review';
import { type Phrase, phrase, phraseOf } from '../phrase';
import { type Detail, type Item, type Section } from './item';

/** What the rules found: what holds up the change, what should be looked at, what is to be known, what is accepted. */
export function findingSections({ findings, gate }: Review): Section[] {
  const open = (wanted: Severity): Item[] =>
    findings.filter(({ acknowledged, severity }) => acknowledged === null && severity === wanted).map(finding);
  const acknowledged = findings.filter((one) => one.acknowledged !== null).map(finding);
  return [
    { title: 'Errors', isGrave: true, closes: gate.closedBy.includes('findings'), items: open('error') },
    { title: 'Warnings', isGrave: false, closes: false, items: open('warning') },
    { title: 'Notes', isGrave: false, closes: false, items: open('note') },
    { title: 'Acknowledged', isGrave: false, closes: false, items: acknowledged },
  ];
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
