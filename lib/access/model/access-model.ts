import { type PolicyDocument } from '../../policy';
import { type PresetPin } from '../pins/preset-pin';
import { type Origin } from './origin';
import { type OrUnknown, type Unknown } from './unknown';

/**
 * Who holds what, read from one source: a synth, a plan's before or after, the live account. Immutable plain data.
 *
 * Models of any two sources can be compared: things are identified as the cloud identifies them, by `key`. Lists are in
 * the order of their keys, then of their addresses.
 */
export interface AccessModel {
  /** In the order of their keys. */
  readonly accounts: readonly Account[];
  /** What the code lets go of without removing it; see `keepForgotten`. */
  readonly forgotten: readonly Forgotten[];
  readonly coverage: Coverage;
}

/** A `removed` block with `destroy = false`: what was at this address stays in the cloud. */
export interface Forgotten {
  /** Of a resource with all its instances, or of a module with all that is in it. */
  readonly address: string;
  readonly stack?: string;
}

/** One root account, as far as the source tells accounts apart. */
export interface Account {
  /** `uin:100000000001` where the provider's configuration says so, else what it says instead, else the stack. */
  readonly key: string;
  /**
   * The number of the root account, which policies call `${owner_uin}`.
   *
   * @default - nothing that was read shows it
   */
  readonly ownerUin?: string;
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly roles: readonly Role[];
  /** Every policy that is declared, attached or a boundary. */
  readonly policies: readonly Policy[];
  readonly memberships: readonly Membership[];
  readonly attachments: readonly Attachment[];
  readonly boundaries: readonly Boundary[];
  readonly credentials: readonly Credential[];
}

/** What the facts of a model share. */
export interface Fact {
  readonly origin: Origin;
  /**
   * The `count` or `for_each` that decides whether, and how often, this exists.
   *
   * @default - it exists
   */
  readonly when?: Unknown;
}

/** A sub-user. Those that are only named, by an attachment say, are listed too, without a fact of their own. */
export interface User {
  readonly key: string;
  readonly name: OrUnknown<string>;
  /** The number of the sub-account. */
  readonly uin: OrUnknown<string>;
  readonly consoleLogin: OrUnknown<boolean>;
  /** What the code says of `use_api`. It counts only when the user is made; see `Credential` for what there is. */
  readonly useApi: OrUnknown<boolean>;
  /**
   * The resource that makes the user.
   *
   * @default - the user exists outside of what was read
   */
  readonly declared?: Fact;
}

/** A user group. One that is not declared may hold more than was read. */
export interface Group {
  readonly key: string;
  readonly name: OrUnknown<string>;
  readonly id: OrUnknown<string>;
  /** @default - the group exists outside of what was read */
  readonly declared?: Fact;
}

/** A role, which users assume if its trust policy lets them. */
export interface Role {
  readonly key: string;
  readonly name: OrUnknown<string>;
  /** The text of the trust policy: who may assume the role. */
  readonly trust: OrUnknown<string>;
  /** @default - the role exists outside of what was read */
  readonly declared?: Fact;
}

/** A policy and as much of its document as is known. */
export interface Policy {
  readonly key: string;
  /** `preset` is Tencent's, `custom` the account's own. */
  readonly kind: OrUnknown<'preset' | 'custom'>;
  readonly name: OrUnknown<string>;
  readonly id: OrUnknown<string>;
  readonly document: PolicyText;
  /**
   * Where the document of a preset comes from; see `withPins`.
   *
   * @default - not a preset, or one that is not pinned
   */
  readonly pin?: PresetPin;
  /** @default - a preset, or a policy that exists outside of what was read */
  readonly declared?: Fact;
}

/**
 * A policy's document: read; there but outside of the language that CAM documents; or unknown.
 *
 * `digest` changes whenever the text does.
 */
export type PolicyText =
  | { readonly state: 'read'; readonly document: PolicyDocument; readonly digest: string }
  | { readonly state: 'refused'; readonly problem: string; readonly digest: string }
  | { readonly state: 'unknown'; readonly unknown: Unknown; readonly digest: string };

/** A user is in a group. */
export interface Membership extends Fact {
  readonly user: string;
  readonly group: string;
}

/** A user, a group or a role holds a policy. */
export interface Attachment extends Fact {
  readonly kind: PrincipalKind;
  /** Key of the user, the group or the role. */
  readonly principal: string;
  /** Key of the policy. */
  readonly policy: string;
}

export type PrincipalKind = 'user' | 'group' | 'role';

/** What bounds the permissions of a user or a role. */
export interface Boundary extends Fact {
  readonly kind: 'user' | 'role';
  readonly principal: string;
  readonly policy: string;
}

export type Credential = AccessKey | InitialKey | Password | SecondFactor;

/** An access key that code makes. */
export interface AccessKey extends Fact {
  readonly kind: 'access-key';
  /** Key of the user; `null` when none is named, for then the provider makes a key for whoever runs Terraform. */
  readonly user: string | null;
  /** Tells one key from another without showing its id. */
  readonly id: OrUnknown<string>;
  readonly status: OrUnknown<string>;
  /** Tells one recipient from another; `null` when the secret is not encrypted to anyone. */
  readonly recipient: OrUnknown<string | null>;
  /** The fingerprint of the recipient's PGP key. */
  readonly fingerprint: OrUnknown<string | null>;
  readonly secretInState: OrUnknown<boolean>;
}

/** The access key that comes with a user made with `use_api`, whose secret lies in state in clear. */
export interface InitialKey extends Fact {
  readonly kind: 'initial-key';
  readonly user: string;
  /** Unknown where the code asks for a key and only the cloud knows whether the user was made with one. */
  readonly secretInState: OrUnknown<boolean>;
}

/** The password that a user starts with, in state in clear: given in code, or made by CAM for a console login. */
export interface Password extends Fact {
  readonly kind: 'password';
  readonly user: string;
  readonly secretInState: OrUnknown<boolean>;
}

/** The second factors asked for at login and before dangerous actions, such as `stoken`. */
export interface SecondFactor extends Fact {
  readonly kind: 'second-factor';
  readonly user: string;
  readonly login: OrUnknown<readonly string[]>;
  readonly action: OrUnknown<readonly string[]>;
}

/** How much of what concerns access was read, and what of it was not understood. */
export interface Coverage {
  /** CAM resources, or changes of CAM resources, that were seen. */
  readonly read: number;
  /** Those that the model holds. */
  readonly understood: number;
  readonly notUnderstood: readonly NotUnderstood[];
}

/** Something that may concern access and is not in the model. Whoever compares must not pass over it. */
export interface NotUnderstood {
  /** A Terraform address, a file, or a place in one. */
  readonly address: string;
  readonly why: string;
  /** Covers the thing itself: the same on two sides, it did not change. */
  readonly digest: string;
}
