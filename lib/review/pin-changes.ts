import { createHash } from 'node:crypto';
import { type PresetPin, type PresetPins } from '../access';
import { type Comparison, compareAccess } from '../policy';
import { pairs } from './pairs';
import { type PinChange } from './review';

/**
 * How what a repository takes presets to allow has changed.
 *
 * Nobody's access changes by it, but every verdict rests on it: a pin that claims less than Tencent gives would hide what
 * a grant gives. A new day or source alone is no change.
 */
export function pinChanges(base: PresetPins, head: PresetPins): PinChange[] {
  return pairs(base.all, head.all, ({ name }) => name).flatMap(({ key: name, before, after }) => {
    if (before?.sha256 === after?.sha256 && before?.id === after?.id) return [];
    const { verdict, gained, lost, reasons } = compared(before, after);
    const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    // Without a pin a preset may be anything, so one that goes hides nothing.
    const isClaim = change !== 'removed' && verdict !== 'none' && verdict !== 'equivalent';
    const fingerprint = isClaim ? fingerprintOf(name, before, after) : null;
    return [{ name, change, verdict, gained: gained ?? null, lost: lost ?? null, reasons, fingerprint }];
  });
}

function compared(before: PresetPin | undefined, after: PresetPin | undefined): Comparison {
  if (before === undefined) return open('it was not pinned before, so there is nothing to compare it with');
  if (after === undefined) return open('what it allows is not known any more');
  if (before.id !== after.id) return open(`its id was \`${before.id}\` and is \`${after.id}\``);
  return compareAccess({ documents: [before.document] }, { documents: [after.document] });
}

function open(reason: string): Comparison {
  return { verdict: 'unknown', reasons: [reason] };
}

/** As long as that of a change in access, and accepted the same way. */
function fingerprintOf(name: string, ...pins: readonly (PresetPin | undefined)[]): string {
  const said = pins.map((pin) => (pin === undefined ? null : [pin.id, pin.sha256]));
  return createHash('sha256')
    .update(JSON.stringify(['pin@1', name, ...said]))
    .digest('hex')
    .slice(0, 32);
}
