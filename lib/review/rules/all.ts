import { administratorPreset } from './administrator-preset';
import { directAttachment } from './direct-attachment';
import { everythingOnEverything } from './everything-on-everything';
import { grantExpired } from './grant-expired';
import { grantOverlong } from './grant-overlong';
import { grantWithoutOwner } from './grant-without-owner';
import { grantWithoutReason } from './grant-without-reason';
import { keyWithoutPgp } from './key-without-pgp';
import { quotaNear } from './quota-near';
import { type Rule } from './rule';
import { secondFactorOff } from './second-factor-off';
import { secretRevealingReads } from './secret-revealing-reads';
import { twoKeys } from './two-keys';
import { useApiDefault, useApiToggled } from './use-api';
import { userWithConsoleAndKey } from './user-with-console-and-key';

/** The rules of this library, the gravest first. */
export const rules: readonly Rule[] = [
  administratorPreset,
  everythingOnEverything,
  grantExpired,
  secretRevealingReads,
  keyWithoutPgp,
  useApiDefault,
  useApiToggled,
  secondFactorOff,
  userWithConsoleAndKey,
  twoKeys,
  grantWithoutReason,
  grantOverlong,
  quotaNear,
  grantWithoutOwner,
  directAttachment,
];
