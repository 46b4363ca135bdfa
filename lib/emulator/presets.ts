import { findPresetPolicy } from '../catalog';
import { parsePolicyDocument, type PolicyDocument, printPolicyDocument } from '../policy';
import { PRESET, type Policy } from './account/policy';
import { writtenAsCam } from './account/policy-text';
import { firstVersion } from './account/policy-version';
import { EmulatorError } from './emulator-error';
import data from './presets.json';

/** A preset and what it allows. The pins of a review are such: `PresetPins.parse(text).all`. */
export interface PresetDocument {
  readonly name: string;
  /** The number of the policy. */
  readonly id: string;
  readonly document: PolicyDocument;
  /** Where the document comes from, in words; shown as the policy's description. */
  readonly source: string;
}

const SINCE = '2018-01-01 00:00:00';

/**
 * The presets of an account of which nothing else is said.
 *
 * Tencent publishes the documents of the three for all products, and of none of TRTC's. **All other documents are the
 * emulator's assumption**, and so are ids from 900000001 on.
 */
export const assumedPresets: readonly PresetDocument[] = data.presets.map(({ id, document, ...preset }) => ({
  ...preset,
  id: String(id),
  document: parsePolicyDocument(JSON.stringify(document)),
}));

/**
 * The presets of a new account: what is pinned, and what is assumed of all others.
 *
 * @throws EmulatorError when two would have one id
 */
export function presetPolicies(pinned: readonly PresetDocument[] = []): Policy[] {
  const byName = new Map([...assumedPresets, ...pinned].map((preset) => [preset.name, preset]));
  const policies = [...byName.values()].map(policyOf);
  const owners = new Map<number, string>();
  for (const { policyId, name } of policies) {
    const owner = owners.get(policyId);
    if (owner !== undefined) {
      throw new EmulatorError(
        `presets \`${owner}\` and \`${name}\` have the id \`${policyId}\`; pin both with their own`,
      );
    }
    owners.set(policyId, name);
  }
  return policies;
}

function policyOf({ name, id, document, source }: PresetDocument): Policy {
  const product = findPresetPolicy(name)?.product ?? '*';
  return {
    ...{ policyId: Number(id), name, description: source, type: PRESET },
    ...{ serviceType: product === '*' ? '' : product, addTime: SINCE, updateTime: SINCE },
    document: writtenAsCam(JSON.parse(printPolicyDocument(document))),
    ...{ alias: '', tags: [], ...firstVersion(SINCE) },
  };
}
