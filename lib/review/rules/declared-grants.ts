import { type Attachment, type Origin } from '../../access';
import { quoted } from '../../policy/parse/quoted';
import { type AccountView } from './account-view';

/** Grants that one declaration in the code makes. */
export interface DeclaredGrants {
  readonly origin: Origin;
  /** How a message names the declaration: the construct’s path. */
  readonly name: string;
  readonly attachments: readonly Attachment[];
}

/** The grants of an account by what declares them. A resource of which only the address is known says no more of itself. */
export function declaredGrants({ account }: AccountView): Iterable<DeclaredGrants> {
  const declarations = new Map<string, DeclaredGrants & { readonly attachments: Attachment[] }>();
  for (const attachment of account.attachments) {
    const { origin } = attachment;
    if (origin.path === undefined) continue;
    // A binding may be added to later, on another line and for another reason.
    const key = JSON.stringify([origin.stack, origin.path, origin.reason, origin.owner, origin.validUntil]);
    const known = declarations.get(key);
    if (known !== undefined) known.attachments.push(attachment);
    else declarations.set(key, { origin, name: quoted(origin.path), attachments: [attachment] });
  }
  return declarations.values();
}
