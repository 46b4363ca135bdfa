import { isObject, type JsonObject, own, textIn } from '../json';
import { parseJson, UnreadableError } from '../unreadable-error';

const SHOW = 'run `terraform show -json PLANFILE` (or `tofu show -json PLANFILE`) on a saved plan';

/** A plan that can be read as a whole, and what its reader should know. */
export interface WholePlan {
  readonly plan: JsonObject;
  readonly warnings: readonly string[];
}

/**
 * Parses what `terraform show -json` or `tofu show -json` wrote.
 *
 * @throws UnreadableError for everything that only looks like a plan, or is only part of one, with what to run instead
 */
export function parsePlan(text: string): WholePlan {
  if (/^\s*\{"@level":/.test(text)) throw refusal('it is the log of `terraform plan -json` and no plan', SHOW);
  if (text.startsWith('PK')) throw refusal('it is the saved plan file itself', SHOW);
  const plan = parseJson(text, 'plan', SHOW);
  if (!isObject(plan)) throw refusal('it is no plan', SHOW);
  refuseOthers(plan);
  refuseParts(plan);
  return { plan, warnings: warnings(plan) };
}

function refuseOthers(plan: JsonObject): void {
  if (own(plan, '@level') !== undefined) throw refusal('it is the log of `terraform plan -json` and no plan', SHOW);
  if (own(plan, 'encrypted_data') !== undefined) throw refusal('it is encrypted', SHOW);
  if (own(plan, 'lineage') !== undefined) throw refusal('it is a state file and no plan', SHOW);
  const version = textIn(plan, 'format_version');
  if (version === undefined) throw refusal('it has no `format_version`, so it is no plan', SHOW);
  if (own(plan, 'provider_schemas') !== undefined) throw refusal('it holds the schemas of providers and no plan', SHOW);
  const isPlan = ['planned_values', 'resource_changes', 'configuration'].some((key) => own(plan, key) !== undefined);
  if (own(plan, 'values') !== undefined || !isPlan) throw refusal('it is a state and no plan', SHOW);
  if (!/^1\.[0-9]+$/.test(version)) {
    throw refusal('its `format_version` is not 1', 'update trtc-access, or plan with an engine that writes version 1');
  }
}

function refuseParts(plan: JsonObject): void {
  const errored = own(plan, 'errored');
  if (errored !== undefined && errored !== false) {
    throw refusal('planning failed, so it holds only part of the changes', 'repair the error and plan again');
  }
  const complete = own(plan, 'complete');
  if (complete !== undefined && complete !== true) {
    throw refusal('it is incomplete: made with `-target`, or with changes put off', 'plan again without `-target`');
  }
  const missing = ['planned_values', 'configuration'].filter((key) => !isObject(own(plan, key)));
  const changes = own(plan, 'resource_changes');
  if (changes !== undefined && !Array.isArray(changes)) missing.push('resource_changes');
  if (missing.length > 0) throw refusal(`it lacks \`${missing.join('` and `')}\``, SHOW);
}

/** Older engines, and OpenTofu, do not say everything. */
function warnings(plan: JsonObject): string[] {
  const silent = ['errored', 'complete'].filter((key) => own(plan, key) === undefined);
  return silent.map((key) => `the plan does not say whether it is \`${key}\`, as older engines and OpenTofu do not`);
}

function refusal(problem: string, remedy: string): UnreadableError {
  return new UnreadableError('plan', [`${problem}; ${remedy}`]);
}
