import { type Grants, type Request } from '../grants';
import { actionName } from '../pattern/action-pattern';
import { OWN_ACCOUNT } from '../pattern/resource-pattern';
import { unusedSymbol } from '../pattern/unused-symbol';
import { type Texts } from '../semantics/compiled-policy';
import { decideRequest } from '../semantics/decide-request';
import { type Bindings, substitute, VARIABLE_NAMES, type VariableName, variablesIn } from '../semantics/variables';
import { documentsOf, textsOf } from '../semantics/worlds';
import { REQUEST_KEYS } from './key-domain';
import { LIST_CALLS } from './list-call';
import { type Point } from './points';
import { readableRequests, type Vocabulary } from './readable';

const SOME_OWNER = 'uin/100000000001';

/** Finds a request that shows what is gained, and accepts none that `evaluate` does not confirm. */
export class WitnessFinder {
  private known: { texts: Texts; words: Vocabulary; variables: readonly VariableName[] } | undefined;

  /**
   * @param actions names to prefer, the most telling first
   * @param mixed whether the sides have statements of different versions
   */
  constructor(
    private readonly before: Grants,
    private readonly after: Grants,
    private readonly actions: readonly string[],
    private readonly mixed: boolean,
  ) {}

  /**
   * The first readable request at a point that is gained under every reading.
   *
   * @param most how many requests to try
   */
  find(point: Point, context: Request['context'], most: number): Request | undefined {
    for (const request of readableRequests(point, context, this.vocabulary.words)) {
      if (most-- <= 0) return undefined;
      if (variablesIn(textsIn(request)).length === 0 && this.confirms(request)) return request;
    }
    return undefined;
  }

  /** The same, with values for the policy variables of the documents: it shows what is gained for these values alone. */
  findForSomeCaller(point: Point, context: Request['context'], most: number): Request | undefined {
    const { words, variables, texts } = this.vocabulary;
    if (variables.length === 0) return undefined;
    const values = unmentionedNumbers(variables, texts);
    for (const { action, resource, context: rest } of readableRequests(point, context, words)) {
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
    const name = actionName(request.action);
    if (this.mixed && LIST_CALLS.some((glob) => glob.matches(name))) return false;
    return (
      decideRequest(this.after, request, REQUEST_KEYS) === 'allow' &&
      decideRequest(this.before, request, REQUEST_KEYS) === 'deny'
    );
  }

  private get vocabulary(): NonNullable<WitnessFinder['known']> {
    if (this.known === undefined) {
      const documents = documentsOf(this.before, this.after);
      const texts = textsOf(documents);
      const names = documents.flatMap(({ statement }) => statement.flatMap(({ action }) => action));
      const fillers = ['Anything', unusedSymbol([...names, ...texts.accounts, ...texts.others])] as const;
      const accounts = [...texts.accounts].filter((account) => /^uin\/\d+$/.test(account) || account === OWN_ACCOUNT);
      const account = accounts.find((one) => one !== OWN_ACCOUNT) ?? accounts[0] ?? SOME_OWNER;
      const variables = variablesIn([...texts.accounts, ...texts.others]);
      this.known = { texts, variables, words: { actions: this.actions, account, fillers } };
    }
    return this.known;
  }
}

function textsIn({ resource, context }: Request): string[] {
  return [resource, ...Object.values(context).flatMap((value) => (Array.isArray(value) ? value : [String(value)]))];
}

function bind(value: Request['context'][string], bindings: Bindings): Request['context'][string] {
  if (Array.isArray(value)) return value.map((one) => substitute(one, bindings));
  return typeof value === 'string' ? substitute(value, bindings) : value;
}

/** Numbers that no text holds: a caller about whom the documents say nothing in particular. */
function unmentionedNumbers(names: readonly VariableName[], { accounts, others }: Texts): Bindings {
  const all = [...accounts, ...others].join(' ');
  let next = 100000000001;
  const entries = VARIABLE_NAMES.filter((name) => names.includes(name)).map((name) => {
    while (all.includes(String(next))) next++;
    return [name, String(next++)];
  });
  return Object.fromEntries(entries) as Bindings;
}
