import { type PolicyText } from '../model/access-model';
import { isUnknown, unknownValue } from '../model/unknown';
import { type AccountFacts } from './account-facts';
import { type Identify } from './identify';
import { unknownText } from './policy-texts';
import { type Reading } from './reading';

/** `tencentcloud_cam_policy` and `tencentcloud_cam_policy_by_name`. */
export function readPolicy(block: Reading, facts: AccountFacts): void {
  const name = block.requiredText('name');
  const key = facts.policy('custom', name);
  const id = block.text('id') ?? unknownValue('after-apply', `${block.address}.id`);
  facts.declarePolicy(key, id, block.fact);
  facts.documentOf(key, documentIn(block, facts, 'document'), block.address);
}

/** `tencentcloud_cam_policy_version`: a version that is the default takes the place of the policy's document. */
export function readPolicyVersion(block: Reading, facts: AccountFacts, identify: Identify): void {
  if (block.flag('set_as_default', false) === false) return;
  const text = documentIn(block, facts, 'policy_document');
  for (const key of block.required('policy_id', (value) => identify.policies(value))) {
    facts.documentOf(key, text, block.address);
  }
}

/** `tencentcloud_cam_set_policy_version_config`: makes one of the policy's versions its document. */
export function readDefaultVersion(block: Reading, facts: AccountFacts, identify: Identify): void {
  const version = block.requiredText('version_id');
  const shown = isUnknown(version) ? version.expression : version;
  const text = unknownText(unknownValue('not-declared', `version ${shown} of the policy`, version));
  for (const key of block.required('policy_id', (value) => identify.policies(value))) {
    facts.documentOf(key, text, block.address);
  }
}

function documentIn(block: Reading, facts: AccountFacts, attribute: string): PolicyText {
  const text = block.requiredText(attribute);
  return isUnknown(text) ? unknownText(text) : facts.texts.read(text);
}
