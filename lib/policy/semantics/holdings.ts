import { type Grants } from '../grants';
import { type CompiledPolicy, compileIn } from './compiled-policy';
import { type Rule } from './rule';
import { type Bindings } from './variables';

/** Where a statement stands. */
export interface StatementPlace {
  /** In one of the documents, or in the permissions boundary. */
  readonly policy: 'document' | 'boundary';
  /** Place in the list of documents; 0 for the boundary. */
  readonly document: number;
  /** Place in the document's list of statements. */
  readonly statement: number;
}

/**
 * What a statement can do: `allow` and `deny` as they say, `bound` is an allow of the boundary, which permits without
 * granting. A deny of the boundary is a deny like any other.
 */
export type Role = 'allow' | 'deny' | 'bound';

/** A statement as part of all that a principal holds. */
export interface HeldRule {
  readonly rule: Rule;
  readonly role: Role;
  readonly place: StatementPlace;
}

/** All that a principal holds, ready to be asked. */
export interface Holdings {
  readonly rules: readonly HeldRule[];
  readonly bounded: boolean;
  readonly opaque: readonly string[];
}

export function holdingsOf({ documents, boundary, opaque = [] }: Grants, bindings: Bindings): Holdings {
  const held = (policy: StatementPlace['policy'], document: number, { rules }: CompiledPolicy): HeldRule[] =>
    rules.map((rule, statement) => ({
      rule,
      role: rule.isDeny ? 'deny' : policy === 'boundary' ? 'bound' : 'allow',
      place: { policy, document, statement },
    }));
  const rules = documents.flatMap((document, at) => held('document', at, compileIn(document, bindings)));
  if (boundary !== undefined) rules.push(...held('boundary', 0, compileIn(boundary, bindings)));
  return { rules, bounded: boundary !== undefined, opaque };
}
