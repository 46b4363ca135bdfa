import { type Grants } from '../grants';
import { type CompiledPolicy, compileIn } from './compiled-policy';
import { HeldRules } from './held-rule';
import { type Bindings } from './variables';

const NONE: readonly string[] = [];

/** All that a principal holds, ready to be asked. */
export class Holdings {
  readonly documents: readonly CompiledPolicy[];
  readonly boundary: CompiledPolicy | undefined;
  readonly opaque: readonly string[];
  /** All statements, the boundary's last. */
  readonly rules: HeldRules;

  /** @param bindings values for policy variables; those that are not listed stay unknown constants */
  constructor({ documents, boundary, opaque }: Grants, bindings: Bindings = {}) {
    this.documents = documents.map((document) => compileIn(document, bindings));
    this.boundary = boundary && compileIn(boundary, bindings);
    this.opaque = opaque ?? NONE;
    const lists = this.documents.map(({ attached }) => attached);
    if (this.boundary !== undefined) lists.push(this.boundary.bounding);
    this.rules = HeldRules.join(lists);
  }

  get bounded(): boolean {
    return this.boundary !== undefined;
  }

  get policies(): readonly CompiledPolicy[] {
    return this.boundary === undefined ? this.documents : [...this.documents, this.boundary];
  }
}
