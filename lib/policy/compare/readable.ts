import { type Request } from '../grants';
import { fold } from '../pattern/fold';
import { Glob } from '../pattern/glob';
import { ACCOUNT, OWN_ACCOUNT, RESOURCE, SERVICE } from '../pattern/resource-pattern';
import { type Box } from './box';
import { type Point } from './points';

/** What makes the text of a witness easy to picture. */
export interface Vocabulary {
  /** Names of actions, the most telling first. */
  readonly actions: readonly string[];
  /** The account that resources are taken to belong to. */
  readonly account: string;
  /** Texts that stand for a wildcard; the last is in no pattern. */
  readonly fillers: readonly [string, ...string[]];
}

/** More actions than this are not tried at one point. */
const MOST_ACTIONS = 24;
const APPLICATIONS = ['sdkappid/1400000001', 'sdkappid/1400000002', 'sdkappid/1400000003'];
const SIX_WILDCARDS = ['qcs', '', '*', '*', '*', '*'].map((text) => Glob.parse(text));

/** Requests at a point, the most readable first. They are only candidates: each is to be confirmed. */
export function* readableRequests(point: Point, context: Request['context'], words: Vocabulary): Generator<Request> {
  for (const action of actionsAt(point.action, words)) {
    for (const resource of resourcesAt(point.resource, action, words)) yield { action, resource, context };
  }
}

function actionsAt(glob: Glob, { actions, fillers }: Vocabulary): string[] {
  if (glob.isLiteral) return [glob.fill('')];
  const known = actions.filter((action) => glob.matches(action) || glob.matches(fold(action)));
  const service = glob.isEverything ? 'service:' : '';
  return [...known.slice(0, MOST_ACTIONS), ...fillers.map((filler) => glob.fill(`${service}${filler}`))];
}

function* resourcesAt(box: Box, action: string, words: Vocabulary): Generator<string> {
  const service = action.slice(0, Math.max(action.indexOf(':'), 0));
  // Only of TRTC is it known what its resources look like.
  if (box !== undefined || service === 'trtc') yield* sixSegments(box ?? SIX_WILDCARDS, service, words);
  if (box === undefined) yield '*';
}

function* sixSegments(box: readonly Glob[], service: string, { account, fillers }: Vocabulary): Generator<string> {
  const wishes = new Map([
    [SERVICE, service],
    [ACCOUNT, account],
  ]);
  const front = box.slice(0, RESOURCE).map((glob, at) => {
    const wish = wishes.get(at) ?? '';
    return glob.matches(wish) ? wish : glob.fill(fillers[0]);
  });
  const last = box[RESOURCE] as Glob;
  const named = APPLICATIONS.filter((application) => last.matches(application));
  for (const resource of new Set([...named, ...fillers.map((filler) => last.fill(filler))])) {
    yield written([...front, resource]);
  }
  for (const filler of fillers) yield written(box.map((glob) => glob.fill(filler)));
}

function written(segments: readonly string[]): string {
  return segments.map((segment, at) => (at === ACCOUNT && segment === OWN_ACCOUNT ? '' : segment)).join(':');
}
