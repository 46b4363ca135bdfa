import { type PolicyDocument } from '../../policy';
import { type Account } from '../model/access-model';

/** The number of the root account, where a lookup or the provider's configuration tells it. */
export function ownerOf({ key, ownerUin }: Account): string | undefined {
  return ownerUin ?? /^uin:(\d+)$/.exec(key)?.[1];
}

/**
 * The resource with its account as a number, where it means the account itself: `uin/${owner_uin}`, or nothing at all.
 *
 * @param ownerUin the number of the root account
 */
export function numberedResource(resource: string, ownerUin: string): string {
  // `qcs::trtc:gz:uin/100000000001:sdkappid/1`: the fifth segment is the account.
  const segments = resource.split(':');
  if (segments[4] !== '' && segments[4] !== 'uin/${owner_uin}') return resource;
  return [...segments.slice(0, 4), `uin/${ownerUin}`, ...segments.slice(5)].join(':');
}

/** The document with the account as a number; without it, another number may or may not be the account's own. */
export function numberedDocument(document: PolicyDocument, ownerUin: string): PolicyDocument {
  const numbered = (resource: string): string => numberedResource(resource, ownerUin);
  // Most documents name no account, and what is known of one is known of the same object only.
  if (document.statement.every(({ resource }) => resource.every((one) => numbered(one) === one))) return document;
  const statement = document.statement.map((one) => ({ ...one, resource: one.resource.map(numbered) }));
  return { version: document.version, statement };
}
