import { Directory } from '../facts/directory';
import { ModelFacts } from '../facts/model-facts';
import { PolicyTexts } from '../facts/policy-texts';
import { concernsAccess } from '../facts/read-block';
import { type JsonObject, listIn, objectIn, own, textIn } from '../json';
import { type AccessModel, type Coverage, type NotUnderstood } from '../model/access-model';
import { digestOf } from '../model/digest';
import { newDoubts } from '../model/new-doubts';
import { checkBooks, type Doubt } from './bookkeeping';
import { learn } from './learn';
import { PlanConfiguration } from './plan-configuration';
import { PlanSide, type PlanSurroundings } from './plan-side';
import { parsePlan } from './plan-text';
import { readChange, type ResourceChange } from './resource-change';
import {
  objectsAfter,
  objectsBefore,
  objectsInState,
  objectsRemembered,
  type SideObject,
  unchanged,
} from './side-objects';
import { stateValues } from './state-values';

const GROUP = 'tencentcloud_cam_group';

/** Who holds what before and after a plan is applied. */
export interface PlanAccess {
  /** What Terraform remembered before it looked. Differs from `before` where someone changed things outside of it. */
  readonly remembered: AccessModel;
  readonly before: AccessModel;
  readonly after: AccessModel;
  /** Of the changes: what was read of them, and which of them are not in the models. */
  readonly coverage: Coverage;
  /** What a reader of the plan should know, one line each. */
  readonly warnings: readonly string[];
}

/**
 * Reads a plan: what `terraform show -json` or `tofu show -json` wrote.
 *
 * What is known only after apply is joined through the configuration where that is certain, else it is unknown. A plan
 * that contradicts itself is read as far as it goes, and what does not add up is listed as not understood.
 *
 * @throws UnreadableError for everything but a whole plan, with what to run instead
 */
export function readPlan(text: string, surroundings: PlanSurroundings = {}): PlanAccess {
  const { plan, warnings } = parsePlan(text);
  const doubts: NotUnderstood[] = [];
  const doubt = (address: string, why: string): void => {
    doubts.push(Object.freeze({ address, why, digest: digestOf([address, why]) }));
  };
  const configuration = new PlanConfiguration(objectIn(plan, 'configuration'));
  const changes = entries(plan, 'resource_changes', configuration, doubt);
  const changed = new Map<string, ResourceChange>();
  for (const change of changes) changed.set(change.id, change);
  const drift = entries(plan, 'resource_drift', configuration, doubt).filter(({ mode }) => mode === 'managed');
  const prior = stateValues(own(own(plan, 'prior_state'), 'values'));
  const planned = stateValues(own(plan, 'planned_values'));
  const same = unchanged(changed, prior);
  checkBooks({ changes, changed, prior, leftOut: same.leftOut, planned, configuration }, doubt);
  doubtWhatIsPutOff(plan, doubt);

  const found = objectsInState(same.found);
  const leftOut = objectsInState(same.leftOut);
  const shared = new Directory();
  const drifted = drift.length === 0 ? [] : objectsRemembered(changes, drift);
  const objects = { before: objectsBefore(changes), after: objectsAfter(changes) };
  for (const side of [found, leftOut, objects.before, objects.after, drifted]) {
    for (const { of, values } of side) if (of.type !== GROUP) learn(of.type, values, shared);
  }
  const texts = new PolicyTexts();
  const read = (side: readonly SideObject[], also: readonly NotUnderstood[] = []): AccessModel => {
    const objects = [...found, ...side, ...leftOut];
    const blocks = new PlanSide(configuration, surroundings, objects);
    const directory = new Directory(shared);
    for (const { of, values } of objects) if (of.type === GROUP) learn(GROUP, values, directory);
    const model = new ModelFacts(directory, texts);
    for (const block of blocks.owners()) model.readOwner(block);
    for (const block of blocks.managed()) model.read(block);
    for (const { address, why, digest } of also) model.doubt(address, why, digest);
    return model.build();
  };
  const before = read(objects.before);
  const after = read(objects.after, doubts);
  return {
    remembered: drift.length === 0 ? before : read(drifted),
    before,
    after,
    coverage: coverageOf(changes, newDoubts(before, after)),
    warnings: [...warnings, ...failedChecks(plan)],
  };
}

function entries(plan: JsonObject, key: string, configuration: PlanConfiguration, doubt: Doubt): ResourceChange[] {
  const changes: ResourceChange[] = [];
  listIn(plan, key).forEach((entry, i) => {
    const change = readChange(entry, () => `${key}[${i}]`, configuration);
    if (change === undefined) return;
    if ('problem' in change) doubt(change.address, change.problem);
    else changes.push(change);
  });
  return changes;
}

/** What engines leave for a later plan, or do beside the changes. */
function doubtWhatIsPutOff(plan: JsonObject, doubt: Doubt): void {
  for (const [i, entry] of listIn(plan, 'deferred_changes').entries()) {
    const type = textIn(own(entry, 'resource_change'), 'type');
    const address = textIn(own(entry, 'resource_change'), 'address') ?? `deferred_changes[${i}]`;
    if (type === undefined || concernsAccess(type)) doubt(address, 'what happens to it is put off to a later plan');
  }
  for (const key of ['action_invocations', 'deferred_action_invocations']) {
    for (const [i, entry] of listIn(plan, key).entries()) {
      const action = own(entry, 'action_invocation') ?? entry;
      const type = textIn(action, 'type');
      const address = textIn(action, 'address') ?? `${key}[${i}]`;
      if (type === undefined || concernsAccess(type))
        doubt(address, 'it is an action, and nobody here knows what it does');
    }
  }
}

function failedChecks(plan: JsonObject): string[] {
  return listIn(plan, 'checks').flatMap((check) => {
    const status = textIn(check, 'status') ?? 'unknown';
    const name = textIn(own(check, 'address'), 'to_display') ?? 'a check';
    return status === 'pass' ? [] : [`the check of \`${name}\` did not pass: ${status}`];
  });
}

function coverageOf(changes: readonly ResourceChange[], notUnderstood: readonly NotUnderstood[]): Coverage {
  const managed = changes.filter(({ mode }) => mode === 'managed');
  const doubted = new Set(notUnderstood.map(({ address }) => address));
  const understood = managed.filter(({ address }) => !doubted.has(address)).length;
  return Object.freeze({ read: managed.length, understood, notUnderstood });
}
