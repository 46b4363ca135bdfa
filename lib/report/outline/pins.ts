import { type PinChange, type Review } from '../../review/review';
import { type Phrase, phrase } from '../phrase';
import { pinChange } from '../wording';
import { type Detail, item, type Section } from './item';
import { proof, SIGNS } from './proof';

/** What becomes of the pins: every verdict rests on them. */
export function pinSection({ pinChanges, gate }: Review): Section {
  return {
    title: 'What presets are taken to allow',
    isGrave: true,
    closes: gate.closedBy.includes('pins'),
    items: pinChanges.map((pin) => ({
      ...item(SIGNS[pin.verdict], pinChange(pin)),
      details: [...proof(pin), ...acceptPin(pin)],
    })),
  };
}

function acceptPin({ fingerprint }: PinChange): Detail[] {
  return fingerprint === null ? [] : [{ label: 'accept', text: phrase`the pin by ${fingerprint}`, source: null }];
}

/** The copies that verdicts rest on: they are as old as they are. */
export function pinnedNote({ pinned }: Review): Phrase[] {
  if (pinned.length === 0) return [];
  const presets = pinned.flatMap(
    ({ name, pinnedAt }, index) => phrase`${[index === 0 ? '' : ', ']}${name} of ${[pinnedAt]}`,
  );
  return [phrase`Judged by pins: ${presets}.`];
}
