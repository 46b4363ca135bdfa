import { presetPolicies, type PresetPolicy } from '../catalog';
import { PRESET, type Policy } from './account/policy';
import { firstVersion } from './account/policy-version';

/** Tencent publishes no id for some presets, TRTC's two among them. Theirs are made up here, from this number on. */
const FIRST_MADE_UP_ID = 900000001;

const SINCE = '2018-01-01 00:00:00';

/** The documents that Tencent publishes: those of the presets for all products. */
const publishedStatements: Readonly<Record<string, object>> = {
  AdministratorAccess: {},
  QCloudResourceFullAccess: { condition: { numeric_equal: { 'qcs:except_cam_finance': 1 } } },
  ReadOnlyAccess: { condition: { numeric_equal: { 'qcs:read_only_action': 1 } } },
};

/**
 * The presets of a new account: the catalogue's ones for full and for read-only access.
 *
 * Tencent does not publish what TRTC's two allow. **The documents of product presets are the emulator's assumption**,
 * made as the published ones of CLB are: every action of the product, or every action whose name starts with `Describe`.
 *
 * @see https://cloud.tencent.com/document/product/214/9778 CLB
 * @see https://cloud.tencent.com/document/product/598/105584 the presets for all products
 */
export const accountPresets: readonly Policy[] = presetPolicies
  .filter(({ kind }) => kind === 'full-access' || kind === 'read-only')
  .map((preset, index) => ({
    policyId: preset.policyId ?? FIRST_MADE_UP_ID + index,
    name: preset.name,
    description: `As assumed by the emulator; see ${preset.source.title}`,
    type: PRESET,
    serviceType: preset.product === '*' ? '' : preset.product,
    addTime: SINCE,
    updateTime: SINCE,
    document: JSON.stringify({ version: '2.0', statement: [statementOf(preset)] }),
    alias: '',
    tags: [],
    ...firstVersion(SINCE),
  }));

function statementOf({ name, product, kind }: PresetPolicy): object {
  const published = publishedStatements[name];
  const action = published !== undefined ? '*' : `${product}:${kind === 'read-only' ? 'Describe*' : '*'}`;
  return { effect: 'allow', action: [action], resource: ['*'], ...published };
}
