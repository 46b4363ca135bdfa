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
  /** A symbol that is in no pattern. */
  readonly unused: () => string;
}

/** More actions than this are not tried at one point. */
const MOST_ACTIONS = 24;
/** What a wildcard stands for, before something that is in no pattern is tried. */
const ANYTHING = 'Anything';
const APPLICATIONS = ['sdkappid/1400000001', 'sdkappid/1400000002', 'sdkappid/1400000003'];
const SIX_WILDCARDS = ['qcs', '', '*', '*', '*', '*'].map((text) => Glob.parse(text));

/** Requests at a point, the most readable first. They are only candidates: each is to be confirmed. */
export function* readableRequests(point: Point, context: Request['context'], words: Vocabulary): Generator<Request> {
  for (const action of actionsAt(point.action, words)) {
    for (const resource of resourcesAt(point.resource, action, words)) yield { action, resource, context };
  }
}

function* actionsAt(glob: Glob, { actions, unused }: Vocabulary): Generator<string> {
  if (glob.isLiteral) {
    yield glob.fill('');
    return;
  }
  let most = MOST_ACTIONS;
  for (const action of actions) {
    if (most > 0 && (glob.matches(action) || glob.matches(fold(action)))) {
      most--;
      yield action;
    }
  }
  const service = glob.isEverything ? 'service:' : '';
  yield glob.fill(`${service}${ANYTHING}`);
  yield glob.fill(`${service}${unused()}`);
}

function* resourcesAt(box: Box, action: string, words: Vocabulary): Generator<string> {
  const service = action.slice(0, Math.max(action.indexOf(':'), 0));
  // Only of TRTC is it known what its resources look like.
  if (box !== undefined || service === 'trtc') yield* sixSegments(box ?? SIX_WILDCARDS, service, words);
  if (box === undefined) yield '*';
}

function* sixSegments(box: readonly Glob[], service: string, { account, unused }: Vocabulary): Generator<string> {
  const front = box.slice(0, RESOURCE).map((glob, at) => {
    const wish = at === SERVICE ? service : at === ACCOUNT ? account : '';
    return glob.matches(wish) ? wish : glob.fill(ANYTHING);
  });
  const last = box[RESOURCE] as Glob;
  if (box.every(({ isLiteral }) => isLiteral)) {
    yield written([...front, last.fill('')]);
    return;
  }
  for (const application of APPLICATIONS) if (last.matches(application)) yield written([...front, application]);
  if (last.isLiteral && APPLICATIONS.includes(last.fill(''))) return;
  yield written([...front, last.fill(ANYTHING)]);
  if (!last.isLiteral) yield written([...front, last.fill(unused())]);
  yield written(box.map((glob) => glob.fill(unused())));
}

function written(segments: readonly string[]): string {
  return segments.map((segment, at) => (at === ACCOUNT && segment === OWN_ACCOUNT ? '' : segment)).join(':');
}
