import { type Source } from './source';

/** What a preset is for. `service-linked` ones belong to a role of a service: they cannot be attached to users. */
export type PresetPolicyKind = 'full-access' | 'read-only' | 'service-linked' | 'other';

/** A policy that Tencent maintains and every account has. */
export interface PresetPolicy {
  /** Exactly as the documents spell it: TRTC writes `Readonly`, most products `ReadOnly`. */
  readonly name: string;
  /** CAM's short name of the product, or `*` for the presets that span all of them. */
  readonly product: string;
  readonly kind: PresetPolicyKind;
  /**
   * The id, where a document of Tencent shows it.
   *
   * @default - not published; look it up by name
   */
  readonly policyId?: number;
  readonly source: Source;
}

const TRTC_PRESETS: Source = {
  title: 'Preset Policies (647/39550)',
  url: 'https://www.tencentcloud.com/document/product/647/39550',
  seen: '2026-11',
};
const SERVICE_LINKED_ROLES: Source = {
  title: 'Service-linked roles: TRTC (598/85223)',
  url: 'https://cloud.tencent.com/document/product/598/85223',
  revision: '2025-10-21',
  seen: '2026-11',
};
const GLOBAL_PRESETS: Source = {
  title: 'Global preset policies (598/105584)',
  url: 'https://cloud.tencent.com/document/product/598/105584',
  seen: '2026-11',
};
const CHAT: Source = {
  title: 'Chat: access to the console (1047/38087)',
  url: 'https://www.tencentcloud.com/document/product/1047/38087',
  seen: '2026-11',
};
const DOCUMENT_REPOSITORY: Source = {
  title: 'intlcloud-documents: links into the console, samples of `ListPolicies`',
  url: 'https://github.com/tencentyun/intlcloud-documents',
  seen: '2026-11',
};

/** TRTC's presets first, then those that TRTC's neighbours need or that no TRTC user should hold. */
export const presetPolicies: readonly PresetPolicy[] = [
  { name: 'QcloudTRTCFullAccess', product: 'trtc', kind: 'full-access', source: TRTC_PRESETS },
  { name: 'QcloudTRTCReadonlyAccess', product: 'trtc', kind: 'read-only', source: TRTC_PRESETS },
  {
    name: 'QcloudAccessForTRTCLinkedRoleInCOSAccess',
    product: 'trtc',
    kind: 'service-linked',
    source: SERVICE_LINKED_ROLES,
  },
  {
    name: 'QcloudAccessForTRTCLinkedRoleInCloudRecording',
    product: 'trtc',
    kind: 'service-linked',
    source: SERVICE_LINKED_ROLES,
  },
  { name: 'QcloudAVCFullAccess', product: 'im', kind: 'full-access', policyId: 524252, source: CHAT },
  { name: 'QcloudIMReadOnlyAccess', product: 'im', kind: 'read-only', source: CHAT },
  ...documented('live', 'full-access', { QcloudLIVEFullAccess: 9545933 }),
  ...documented('live', 'read-only', { QcloudLIVEReadOnlyAccess: 13346800 }),
  ...documented('vod', 'full-access', { QcloudVODFullAccess: undefined }),
  ...documented('vod', 'read-only', { QcloudVODReadonlyAccess: undefined }),
  ...documented('vcube', 'full-access', { QcloudVCUBEFullAccess: undefined }),
  ...documented('vcube', 'read-only', { QcloudVCUBEReadOnlyAccess: undefined }),
  ...documented('cos', 'other', {
    QcloudCOSDataFullControl: 5294998,
    QcloudCOSDataReadOnly: 5295051,
    QcloudCOSGetServiceAccess: 2158379,
  }),
  ...documented('tag', 'full-access', { QcloudTAGFullAccess: 1592575 }),
  ...documented('monitor', 'full-access', { QcloudMonitorFullAccess: 276210 }),
  ...documented('cam', 'full-access', { QcloudCamFullAccess: 596169 }),
  ...documented('finance', 'full-access', { QCloudFinanceFullAccess: 3 }),
  { name: 'AdministratorAccess', product: '*', kind: 'full-access', policyId: 1, source: GLOBAL_PRESETS },
  { name: 'QCloudResourceFullAccess', product: '*', kind: 'full-access', source: GLOBAL_PRESETS },
  { name: 'ReadOnlyAccess', product: '*', kind: 'read-only', source: GLOBAL_PRESETS },
];

const byName = new Map(presetPolicies.map((preset) => [preset.name, preset]));

/** Looks up a preset by its exact name; `undefined` for one that is not in this catalogue, which is far from all. */
export function findPresetPolicy(name: string): PresetPolicy | undefined {
  return byName.get(name);
}

function documented(
  product: string,
  kind: PresetPolicyKind,
  ids: Readonly<Record<string, number | undefined>>,
): PresetPolicy[] {
  return Object.entries(ids).map(([name, policyId]) => ({
    name,
    product,
    kind,
    ...(policyId !== undefined && { policyId }),
    source: DOCUMENT_REPOSITORY,
  }));
}
