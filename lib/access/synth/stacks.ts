import { type Value } from '../expression/value';
import { type JsonObject } from '../json';
import { readsStateOf } from './backend';
import { type Stack } from './stack';
import { type OtherStacks } from './stack-names';

/** How CDKTF names the lookup of what another stack puts out. */
const PREFIX = 'cross-stack-reference-input-';

/** The stacks of one synth, and how they reach each other. */
export class Stacks implements OtherStacks {
  private readonly stacks: Stack[] = [];

  public add(stack: Stack): void {
    this.stacks.push(stack);
  }

  public [Symbol.iterator](): Iterator<Stack> {
    return this.stacks[Symbol.iterator]();
  }

  public output(lookup: string, body: JsonObject | undefined, name: string, depth: number): Value | undefined {
    if (!lookup.startsWith(PREFIX) || body === undefined) return undefined;
    const [stack, ...others] = this.stacks.filter((one) => idOf(one.name) === lookup.slice(PREFIX.length));
    // Anybody can give a lookup that name; what counts is whose state it reads.
    if (stack === undefined || others.length > 0 || !readsStateOf(stack.configuration.backend, body)) return undefined;
    return stack.output(name, depth);
  }
}

/** What CDKTF makes of a stack's name within an id. */
function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '');
}
