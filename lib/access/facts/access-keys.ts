import { isUnknown, type OrUnknown, unknownValue } from '../model/unknown';
import { digestOf } from '../model/digest';
import { type AccountFacts } from './account-facts';
import { type Identify } from './identify';
import { type Reading } from './reading';

/** `tencentcloud_cam_access_key`. */
export function readAccessKey(block: Reading, facts: AccountFacts, identify: Identify): void {
  const users =
    block.value('target_uin') === null ? [null] : block.required('target_uin', (value) => identify.usersOfUin(value));
  const recipient = recipientOf(block.text('pgp_key'));
  const later = (attribute: string) => unknownValue('after-apply', `${block.address}.${attribute}`);
  for (const user of users) {
    facts.addCredential({
      kind: 'access-key',
      user,
      id: identityOf(block.text('access_key')) ?? later('access_key'),
      status: block.text('status') ?? later('status'),
      recipient,
      fingerprint: recipient === null ? null : (block.text('key_fingerprint') ?? later('key_fingerprint')),
      secretInState: secretInState(block.isSet('secret_access_key'), recipient),
      ...block.fact,
    });
  }
}

function recipientOf(pgpKey: OrUnknown<string | null>): OrUnknown<string | null> {
  if (isUnknown(pgpKey)) return pgpKey;
  return pgpKey === null || pgpKey === '' ? null : digestOf(pgpKey);
}

function identityOf(accessKey: OrUnknown<string | null>): OrUnknown<string | null> {
  return typeof accessKey === 'string' ? digestOf(accessKey) : accessKey;
}

/** The provider keeps the secret in clear unless it has someone to encrypt it to. */
function secretInState(set: OrUnknown<boolean>, recipient: OrUnknown<string | null>): OrUnknown<boolean> {
  if (!isUnknown(set)) return set;
  return isUnknown(recipient) ? recipient : recipient === null;
}
