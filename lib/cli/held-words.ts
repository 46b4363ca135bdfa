import { type HeldPolicy, type HeldWay, type Place } from '../access';
import { type PolicyStatement } from '../policy';

/** A place as a reader finds it: the line of the program, else the address. */
export function placeWords(place: Place | null): string {
  return place === null ? 'unknown' : (place.source ?? place.address);
}

/** How a policy comes to somebody: `through rtc-support (access/team.ts:9), attached at access/team.ts:14`. */
export function wayWords({ via, attached, joined, when }: HeldWay): string {
  const words = [
    via !== null && `through ${via}, joined at ${placeWords(joined)}`,
    attached !== null && `attached at ${placeWords(attached)}`,
    ...when.map((expression) => `if ${expression}`),
  ];
  return words.filter((word) => word !== false).join(', ');
}

/** Why somebody was given it, as the code says. */
export function purposeWords(place: Place | null): string | undefined {
  const { reason, owner, validUntil } = place ?? {};
  const words = [reason, owner && `owner ${owner}`, validUntil && `until ${validUntil}`].filter(Boolean);
  return words.length === 0 ? undefined : words.join('; ');
}

/** What a policy is, and where its document is from. */
export function kindWords({ kind, document, why }: Pick<HeldPolicy, 'kind' | 'document' | 'why'>): string {
  const what = { preset: 'preset', custom: 'custom policy', unknown: 'preset or custom policy' }[kind];
  if (why !== null) return `${what}; what it allows is not known: ${why}`;
  return document === 'pin' ? `${what}, as pinned` : what;
}

/** `allows trtc:RemoveUser on qcs::trtc:::sdkappid/1400000001 if ip_equal qcs:ip 10.0.0.0/8`. */
export function statementWords({ effect, action, resource, condition }: PolicyStatement): string {
  const where = resource.includes('*') ? 'everything' : resource.join(', ');
  const when = condition.map(({ operator, key, values }) => `${operator} ${key} ${values.join(', ')}`);
  const verb = effect === 'allow' ? 'allows' : 'denies';
  return [`${verb} ${action.join(', ')} on ${where}`, ...(when.length > 0 ? [`if ${when.join(' and ')}`] : [])].join(
    ' ',
  );
}
