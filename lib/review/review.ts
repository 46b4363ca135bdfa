import { type PolicyStatement, type Verdict, type Witness } from '../policy';

/**
 * What a review says, complete and in plain data: every report is written from this value alone.
 *
 * As JSON it is a contract: keys are only added within version 1. Lists are ordered, there is no clock in it, and the
 * same input gives the same value. No secret is ever part of it. Names, remarks and addresses come from other people's
 * code and are carried as they are; a report escapes them for its format.
 */
export interface Review {
  readonly schema: 'trtc-access/review@1';
  /** What was compared: two synths, a plan's before and after, or a synth and the live account. */
  readonly mode: 'synth' | 'plan' | 'live';
  /** The gravest of all verdicts in here; see `worst`. */
  readonly verdict: Verdict;
  readonly gate: Gate;
  /** A short canonical hash of the change in access; `null` when access does not change. */
  readonly fingerprint: string | null;
  /** Whoever gains or loses access, ordered by account, kind and name. People reached through a group are listed as people. */
  readonly principals: readonly PrincipalReview[];
  /** What changes while its holders lie outside of what was read. */
  readonly policies: readonly PolicyReview[];
  readonly credentials: readonly CredentialEvent[];
  readonly findings: readonly Finding[];
  readonly rules: RulesRun;
  readonly coverage: Coverage;
  /** Presets without a pin whose document would sharpen a verdict in here. */
  readonly unpinned: readonly UnpinnedPreset[];
  /** Presets that somebody holds and that were judged by their pins, in the order of their names. */
  readonly pinned: readonly PinnedPreset[];
  /** How the pins themselves have changed, in the order of their names. */
  readonly pinChanges: readonly PinChange[];
  /** Who holds what before and after, for everybody who was read; ordered like `principals`. */
  readonly matrix: readonly MatrixRow[];
}

/** Whether the change may go on. */
export interface Gate {
  readonly state: 'open' | 'closed';
  /** Why it is closed, or what opened it; one sentence each. */
  readonly reasons: readonly string[];
  /** What closes it; empty when it is open. */
  readonly closedBy: readonly GateKind[];
  /** Those fingerprints in here that somebody has accepted, where something would be closed without. */
  readonly accepted: readonly string[];
}

/**
 * What can close the gate: access that may grow, new credentials, what was not understood, errors of rules, and pins that
 * are new or claim something else.
 */
export type GateKind = 'growth' | 'credentials' | 'unread' | 'findings' | 'pins';

/** A place in the user's code: `access/alice.ts:21`, relative to the project; `null` where it is not known. */
export type SourceLine = string | null;

/** How the effective access of one user or group changed. */
export interface PrincipalReview {
  /** What tells the account from others in the same review, such as `default` or a provider's alias. */
  readonly account: string;
  readonly kind: 'user' | 'group';
  readonly name: string;
  /** Whether the principal itself comes, goes or stays. */
  readonly change: 'added' | 'removed' | 'changed';
  /** Whether what was read makes it. One that exists already may hold more, and a group have more members. */
  readonly declared: boolean;
  readonly verdict: Verdict;
  /** A request that is allowed after and was not before; `null` unless the verdict is `broadened` or `incomparable`. */
  readonly gained: Witness | null;
  /** A request that was allowed before and is not after; `null` unless the verdict is `narrowed` or `incomparable`. */
  readonly lost: Witness | null;
  /** Why a verdict is unknown, and what the others rest on. */
  readonly reasons: readonly string[];
  /** What in the code changes the access. */
  readonly because: readonly Cause[];
}

/** One change in the code that changes somebody's access. */
export interface Cause {
  readonly kind:
    | 'attached'
    | 'detached'
    | 'joined'
    | 'left'
    | 'policy-changed'
    | 'boundary-set'
    | 'boundary-removed'
    | 'boundary-changed'
    | 'principal-added'
    | 'principal-removed';
  /** The Terraform address, such as `tencentcloud_cam_user_policy_attachment.Alice_1A2B3C4D`. */
  readonly address: string;
  /** The policy's name, where there is one. */
  readonly policy: string | null;
  /** The group through which it reaches the principal; `null` when directly. */
  readonly via: string | null;
  readonly source: SourceLine;
  /** What the code says of it: why, whose it is, and the last day that it counts, `YYYY-MM-DD`. */
  readonly reason: string | null;
  readonly owner: string | null;
  readonly validUntil: string | null;
}

/** A change of something that people outside of what was read may use: a custom policy's document, a role's access. */
export interface PolicyReview {
  readonly account: string;
  readonly kind: 'policy' | 'role';
  readonly name: string;
  readonly verdict: Verdict;
  readonly gained: Witness | null;
  readonly lost: Witness | null;
  readonly reasons: readonly string[];
  /** What the document says now and did not, and the other way round; `null` for a role, or where it is not known. */
  readonly document: DocumentChange | null;
  /** What in the code changes what a role may do; empty for a policy. */
  readonly because: readonly Cause[];
  readonly address: string;
  readonly source: SourceLine;
}

/** How a policy's document changes. */
export interface DocumentChange {
  readonly added: readonly PolicyStatement[];
  readonly removed: readonly PolicyStatement[];
}

/** Something that gives or takes a way to sign in or to call the API. */
export interface CredentialEvent {
  readonly account: string;
  readonly user: string;
  /** A key that is switched on counts as created, one that is switched off as removed. */
  readonly event:
    | 'key-created'
    | 'key-removed'
    | 'key-replaced'
    | 'secret-in-state'
    | 'password-in-state'
    | 'console-enabled'
    | 'console-disabled'
    | 'boundary-set'
    | 'boundary-removed';
  readonly address: string;
  readonly source: SourceLine;
}

/** How grave a finding is. Only an unacknowledged `error` closes the gate. */
export type Severity = 'error' | 'warning' | 'note';

/** Something that a reviewer should see. */
export interface Finding {
  /** The rule's stable id, such as `administrator-preset`. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence with the remedy. */
  readonly message: string;
  readonly account: string;
  readonly address: string;
  readonly source: SourceLine;
  /** What it is about, as short hashes, in order. An acknowledgement names them, and does not cover what is added. */
  readonly subjects: readonly string[];
  /** It was there before the change: then it is a `note`, and listed only where that is asked for. */
  readonly standing: boolean;
  readonly acknowledged: Acknowledged | null;
}

/** What the rules did beside finding something. */
export interface RulesRun {
  /** How many findings were there before the change. */
  readonly standing: number;
  /** Rules that could not be run, in the order of the rules. */
  readonly notRun: readonly { readonly id: string; readonly why: string }[];
}

/** That somebody has accepted a finding, in code. */
export interface Acknowledged {
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

/** How much of the input was read. What was not understood closes the gate. */
export interface Coverage {
  /** How many CAM resources (a synth) or changes (a plan) there are. */
  readonly read: number;
  readonly understood: number;
  readonly notUnderstood: readonly { readonly address: string; readonly why: string }[];
}

/** A preset whose document is not pinned. */
export interface UnpinnedPreset {
  readonly name: string;
  /** The principals whose verdicts would get sharper with a pin. */
  readonly principals: readonly string[];
  /** There is no pin, or there is one for another id than the preset has here. */
  readonly why: 'no-pin' | 'other-id';
}

/** A preset that was judged by the dated copy of its document. */
export interface PinnedPreset {
  readonly name: string;
  /** The day of the copy, `YYYY-MM-DD`. */
  readonly pinnedAt: string;
}

/** A pin that comes, goes or claims something else than before. */
export interface PinChange {
  readonly name: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** How what it claims has changed; `unknown` where there is nothing to compare it with. */
  readonly verdict: Verdict;
  readonly gained: Witness | null;
  readonly lost: Witness | null;
  readonly reasons: readonly string[];
  /** What accepts exactly this change of the pin; `null` where nothing has to be accepted. */
  readonly fingerprint: string | null;
}

/** One principal's row in the access matrix. */
export interface MatrixRow {
  readonly account: string;
  readonly kind: 'user' | 'group';
  readonly name: string;
  readonly before: readonly Holding[];
  readonly after: readonly Holding[];
}

/** A policy that a principal holds. */
export interface Holding {
  readonly policy: string;
  /** The group through which it is held; `null` when directly. */
  readonly via: string | null;
  /** The applications that the policy reaches, `*` for all; `null` when its document is not known. */
  readonly applications: readonly string[] | null;
}
