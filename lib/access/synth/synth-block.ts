import { evaluate } from '../expression/evaluate';
import { isSecretName, withoutSecrets } from '../expression/secret-attributes';
import { type Block, type Value } from '../expression/value';
import { own } from '../json';
import { digestOf } from '../model/digest';
import { type Origin } from '../model/origin';
import { type OrUnknown, type Unknown, unknownValue } from '../model/unknown';
import { originOf } from './comment-origin';
import { ignoresChanges } from './lifecycle';
import { type Declaration } from './configuration';
import { type StackNames } from './stack-names';
import { DocumentScope, type Repetition, StackScope } from './stack-scope';

const DOCUMENTS = ['document', 'policy_document'];

/** One instance of what a stack declares. */
export class SynthBlock implements Block {
  public readonly mode: 'managed' | 'data';
  public readonly type: string;
  public readonly origin: Origin;
  public readonly account: string;
  private readonly scope: StackScope;
  private readonly documentScope: StackScope;

  public constructor(
    private readonly declaration: Declaration,
    private readonly stack: StackNames,
    private readonly repetition: Repetition,
    suffix: string,
    public readonly when?: Unknown,
  ) {
    const { mode, type, name, body } = declaration;
    this.mode = mode;
    this.type = type;
    const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}${suffix}`;
    this.origin = Object.freeze({ ...originOf(address, stack.name, body), ...stack.adoptionOf(address) });
    this.account = stack.accountOf(declaration);
    this.scope = new StackScope(stack, repetition, this.account);
    this.documentScope = new DocumentScope(stack, repetition, this.account);
  }

  public read(attribute: string): Value {
    const written = this.written(attribute);
    if (written === undefined) return null;
    if (!DOCUMENTS.includes(attribute)) return evaluate(written, this.scope);
    if (this.ignores(attribute)) {
      return unknownValue(
        'not-static',
        `${this.origin.address}.${attribute}, which the code no longer decides`,
        written,
      );
    }
    return evaluate(written, this.documentScope);
  }

  public leavesAlone(attribute: string): boolean {
    // A document that is left alone is unknown, which says more.
    return !DOCUMENTS.includes(attribute) && this.written(attribute) !== undefined && this.ignores(attribute);
  }

  public isSet(attribute: string): OrUnknown<boolean> {
    const written = own(this.declaration.body, attribute);
    // Left out, it may still come from the cloud.
    if (written === undefined || written === null) {
      return unknownValue('after-apply', `${this.origin.address}.${attribute}`);
    }
    return written !== '';
  }

  public digest(): string {
    // Remarks, such as the line of code that a block comes from, are no part of what it declares.
    const declared = Object.entries(this.declaration.body).filter(([name]) => name !== '//');
    const text = JSON.stringify(withoutSecrets(Object.fromEntries(declared)));
    return digestOf([text, this.stack.definitions.digestsUnder(text), this.repetition.key, this.repetition.index]);
  }

  private ignores(attribute: string): boolean {
    return ignoresChanges(this.declaration.body, attribute);
  }

  private written(attribute: string): unknown {
    return isSecretName(attribute) ? undefined : own(this.declaration.body, attribute);
  }
}
