import { type Request } from '../grants';
import { actionName } from '../pattern/action-pattern';
import { OWN_ACCOUNT } from '../pattern/resource-pattern';
import { unusedSymbol } from '../pattern/unused-symbol';
import { type CompiledPolicy } from '../semantics/compiled-policy';
import { decideRequest } from '../semantics/decide-request';
import { decide, questionAbout } from '../semantics/decision';
import { silenceOf } from '../semantics/opaque-policy';
import { NEVER } from '../semantics/reading';
import { toActionName } from '../semantics/rule';
import { type Bindings, NO_BINDINGS, substitute, type VariableName, variablesIn } from '../semantics/variables';
import { REQUEST_KEYS } from './request-keys';
import { isListCall } from './list-call';
import { type Point } from './points';
import { readableRequests, type Vocabulary } from './readable';
import { type Side } from './side';

const SOME_NUMBER = 100000000001;
const SOME_ACCOUNT = `uin/${SOME_NUMBER}`;

/** Finds a request that shows what is gained, and accepts none that `evaluate` does not confirm. */
export class WitnessFinder {
  private vocabulary: Vocabulary | undefined;
  private unused: string | undefined;
  private readonly policies: readonly CompiledPolicy[];
  private readonly hasVariables: boolean;
  /** Policies without a known document are taken to say nothing, where a context does not state what they say. */
  private readonly silence: Request['context'];

  /**
   * @param actions names to prefer, the most telling first
   * @param mixed whether the sides have statements of different versions, so that list calls show nothing
   */
  constructor(
    private readonly before: Side,
    private readonly after: Side,
    private readonly actions: readonly string[],
    private readonly mixed: boolean,
  ) {
    this.policies = [...before.holdings.policies, ...after.holdings.policies];
    this.hasVariables = this.policies.some(({ variables }) => variables.length > 0);
    this.silence = silenceOf([...before.holdings.opaque, ...after.holdings.opaque]);
  }

  /**
   * The first readable request at a point that is gained under every reading.
   *
   * @param most how many requests to try
   */
  find(point: Point, context: Request['context'], most: number): Request | undefined {
    for (const request of readableRequests(point, this.completed(context), this.words)) {
      if (most-- <= 0) return undefined;
      if (!this.hasPlaceholders(request) && this.confirms(request)) return request;
    }
    return undefined;
  }

  /** The same, with values for the policy variables of the documents: it shows what is gained for these values alone. */
  findForSomeCaller(point: Point, context: Request['context'], most: number): Request | undefined {
    if (!this.hasVariables) return undefined;
    const values = unmentionedNumbers(new Set(this.policies.flatMap(({ variables }) => variables)), this.texts());
    for (const { action, resource, context: rest } of readableRequests(point, this.completed(context), this.words)) {
      if (most-- <= 0) return undefined;
      const entries = Object.entries(rest).map(([key, value]) => [key, bind(value, values)]);
      const bound = { ...(Object.fromEntries(entries) as Request['context']), ...values };
      const request = { action, resource: substitute(resource, values), context: bound };
      if (this.confirms(request)) return request;
    }
    return undefined;
  }

  /** Whether the request is gained under every reading, whatever the keys that it leaves out although each call has them. */
  confirms(request: Request): boolean {
    if (this.mixed && isListCall(toActionName(actionName(request.action))) !== NEVER) return false;
    if (this.hasVariables) {
      return (
        decideRequest(this.before.grants, request, REQUEST_KEYS) === 'deny' &&
        decideRequest(this.after.grants, request, REQUEST_KEYS) === 'allow'
      );
    }
    const question = questionAbout(request, NO_BINDINGS, REQUEST_KEYS);
    return decide(this.before.holdings, question) === 'deny' && decide(this.after.holdings, question) === 'allow';
  }

  private completed(context: Request['context']): Request['context'] {
    return { ...context, ...this.silence, ...context };
  }

  private hasPlaceholders({ resource, context }: Request): boolean {
    if (!this.hasVariables) return false;
    const values = Object.values(context).flatMap((value) => (Array.isArray(value) ? value : [String(value)]));
    return variablesIn([resource, ...values]).length > 0;
  }

  private get words(): Vocabulary {
    return (this.vocabulary ??= {
      actions: this.actions,
      account: this.account(),
      unused: () => (this.unused ??= unusedSymbol(this.texts())),
    });
  }

  /** The root account that the documents name, or else one that none of them names. */
  private account(): string {
    for (const { account } of this.policies) if (account !== undefined) return account;
    return this.hasVariables ? OWN_ACCOUNT : SOME_ACCOUNT;
  }

  private texts(): string[] {
    const patterns = [this.before, this.after].flatMap(({ rules }) => rules.all.flatMap(({ rule }) => rule.actions));
    const texts = this.policies.flatMap(({ resources, values }) => [...resources.map(String), ...values]);
    return [...patterns.map(String), ...texts];
  }
}

function bind(value: Request['context'][string], bindings: Bindings): Request['context'][string] {
  if (Array.isArray(value)) return value.map((one) => substitute(one, bindings));
  return typeof value === 'string' ? substitute(value, bindings) : value;
}

/** Numbers that no text holds: a caller about whom the documents say nothing in particular. */
function unmentionedNumbers(names: ReadonlySet<VariableName>, texts: readonly string[]): Bindings {
  const all = texts.join(' ');
  let next = SOME_NUMBER;
  const entries = [...names].sort().map((name) => {
    while (all.includes(String(next))) next++;
    return [name, String(next++)];
  });
  return Object.fromEntries(entries) as Bindings;
}
