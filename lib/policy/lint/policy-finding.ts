import { type PolicyDocument } from '../policy-document';

/** Something inside the grammar that its writer most likely did not mean. */
export interface PolicyFinding {
  /** The rule's stable id, such as `unknown-action`. */
  readonly id: string;
  /** A `warning` is worth a change; a `note` is worth knowing. */
  readonly severity: 'warning' | 'note';
  /** Place in the document's list of statements. */
  readonly statement: number;
  /** A JSON path into the canonical text, such as `$.statement[0].action[1]`. */
  readonly path: string;
  /** One sentence with the value in backticks and the remedy. One line, with hostile characters escaped. */
  readonly message: string;
}

/** What is known of one action. The catalogue's actions have this shape. */
export interface ActionFact {
  /** Such as `trtc:RemoveUser`. */
  readonly name: string;
  readonly access: 'read' | 'list' | 'write' | 'open';
  /** Whether CAM can limit it to an application, or (`operation`) to nothing less than the account. */
  readonly scope: 'application' | 'operation' | 'open';
  readonly revealsSecret: boolean;
}

/** What is known of one product's actions. Handed in, because the policy language knows no product. */
export interface ActionFacts {
  /** The product's name in actions and resources, such as `trtc`. */
  readonly service: string;
  /** Every documented action. */
  readonly actions: readonly ActionFact[];
  /** The documented action that somebody most likely meant; `undefined` when none is near. */
  readonly closest: (action: string) => string | undefined;
}

/** One rule: what it has to say of a document. */
export type LintRule = (document: PolicyDocument, facts: ActionFacts) => PolicyFinding[];
