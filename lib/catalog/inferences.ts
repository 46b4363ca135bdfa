import { findPresetPolicy } from './preset-policies';
import { type AccessLevel } from './trtc-action';

/**
 * Verbs that CAM takes for reading when it decides what its preset `ReadOnlyAccess` covers ("mainly those starting with").
 *
 * @see https://cloud.tencent.com/document/product/598/105584
 */
const READ_VERBS = [
  'Check',
  'List',
  'Describe',
  'Search',
  'Get',
  'BatchGet',
  'Query',
  'BatchQuery',
  'Download',
  'Export',
  'View',
  'Inquiry',
  'Inquire',
  'Compare',
  'Verify',
  'Validate',
];

/** Verbs of TRTC's documented actions that leave no doubt that something changes. */
const WRITE_VERBS = [
  'Activate',
  'Add',
  'Alter',
  'Change',
  'Control',
  'Copy',
  'Create',
  'Delete',
  'Dismiss',
  'Dissolve',
  'KickOut',
  'Modify',
  'Register',
  'Remove',
  'Set',
  'Start',
  'Stop',
  'Toggle',
  'Update',
];

/** The access level that the verb of an action suggests, where no document states one. */
export function accessOfVerb(action: string): AccessLevel {
  const startsWith = (verb: string): boolean => new RegExp(`^${verb}(?![a-z])`).test(action);
  if (READ_VERBS.some(startsWith)) return 'read';
  return WRITE_VERBS.some(startsWith) ? 'write' : 'open';
}

/**
 * Actions that, by their description, hand out what proves an identity to TRTC, and what that is.
 *
 * `CreateSecret` makes a key too; whether its answer shows the key is not documented.
 *
 * @see https://www.tencentcloud.com/document/product/647/39549
 */
export const SECRET_REVEALING: Readonly<Record<string, string>> = {
  CreateSecretUserSig: 'signs a UserSig, with which anyone can enter as that user',
  DescribeSecret: 'returns the symmetric key that signs every UserSig of the application',
  DescribeSig: 'returns a UserSig, with which anyone can enter as that user',
  DescribeTrtcAppAndAccountInfo: 'returns the key pair that signs every UserSig of the application',
};

/**
 * Whether a preset, by its name, only ever allows: those of this catalogue for full and for read-only access.
 *
 * None of the presets whose documents Tencent publishes holds a deny. That these don't either is stated nowhere.
 *
 * @see https://cloud.tencent.com/document/product/598/105584 the presets for all products
 * @see https://cloud.tencent.com/document/product/214/9778 those of CLB
 */
export function isAllowOnlyPreset(name: string): boolean {
  const kind = findPresetPolicy(name)?.kind;
  return kind === 'full-access' || kind === 'read-only';
}
