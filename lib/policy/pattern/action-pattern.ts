import { ALWAYS, NEVER, OPEN_NAMES, type TruthTable } from '../semantics/reading';
import { fold } from './fold';
import { FRESH, Glob } from './glob';

const EVERY_SERVICE = `${FRESH}:${FRESH}`;

/** The name of an action as CAM compares it: `name/trtc:RemoveUser` is `trtc:RemoveUser`. */
export function actionName(text: string): string {
  return text.startsWith('name/') ? text.slice('name/'.length) : text;
}

/** An action of a statement, such as `trtc:Describe*`. */
export class ActionPattern {
  readonly glob: Glob;
  /** It is `*:*`, of which the documents do not say whether it is as much as `*`. */
  readonly isEveryService: boolean;
  private foldedGlob: Glob | undefined;

  constructor(text: string) {
    this.glob = Glob.parse(actionName(text));
    this.isEveryService = this.glob.generic === EVERY_SERVICE;
  }

  /** The same without regard to letter case. */
  get folded(): Glob {
    return (this.foldedGlob ??= this.glob.map(fold));
  }

  /** Under which answers to the open questions about names (`OPEN_NAMES`) the action matches. */
  matches(name: string, foldedName: string): TruthTable {
    if (this.glob.matches(name)) return ALWAYS;
    if (this.folded.matches(foldedName)) return OPEN_NAMES.caseIsIgnored.yes;
    return this.isEveryService ? OPEN_NAMES.everyActionHasAService.yes : NEVER;
  }

  /** Whether it matches all that `other` matches, whatever the answers to the open questions. */
  includes(other: ActionPattern): boolean {
    // Folding keeps inclusion, and `*:*` becomes more only on the left, or on both sides, when it is as much as `*`.
    return this.glob.includes(other.glob) && (!other.isEveryService || this.isEveryService || this.glob.isEverything);
  }

  /** Whether the two visibly match no action in common, whatever the answers to the open questions. */
  isApartFrom(other: ActionPattern): boolean {
    // Texts that are apart when case is ignored are apart when it counts.
    return !this.isEveryService && !other.isEveryService && this.folded.isApartFrom(other.folded);
  }

  toString(): string {
    return this.glob.toString();
  }
}
