import { type Cause } from '../../review/review';
import { cause } from '../wording';
import { type Detail } from './item';

/** What is behind a change: one line for each thing that happens, however many policies it brings. */
export function causeDetails(because: readonly Cause[], withAddress: boolean): Detail[] {
  const events = new Map<string, [Cause, ...Cause[]]>();
  for (const one of because.filter((one) => !isExistence(one))) {
    const { kind, via, source, address, reason, owner, validUntil } = one;
    // Whoever joins a group comes to all that it holds; elsewhere each policy is an event of its own.
    const whole = kind === 'joined' || kind === 'left' ? address : one.policy;
    const key = JSON.stringify([kind, via, source, reason, owner, validUntil, whole]);
    const event = events.get(key);
    if (event === undefined) events.set(key, [one]);
    else event.push(one);
  }
  return [...events.values()].map((causes) => {
    const [{ source, address }] = causes;
    const policies = causes.flatMap(({ policy }) => policy ?? []);
    const place = source ?? (withAddress && address !== '' ? address : null);
    return { label: 'because', text: cause(causes[0], policies), source: place };
  });
}

/** That somebody comes or goes is said with the name. */
export function isExistence({ kind }: Cause): boolean {
  return kind === 'principal-added' || kind === 'principal-removed';
}
