import { pinHash } from '../../../lib/access';

/** A document that allows these actions on everything. */
export function allows(...action: string[]): object {
  return { version: '2.0', statement: [{ effect: 'allow', action, resource: ['*'] }] };
}

/** An entry of `trtc-presets.json`. */
export function pinOf(name: string, id: number, document: object, more: object = {}): object {
  return {
    name,
    id,
    document,
    sha256: pinHash(document),
    pinnedAt: '2026-11-20',
    source: 'cam GetPolicy',
    ...more,
  };
}

/** The text of `trtc-presets.json`. */
export function pinsText(...presets: object[]): string {
  return JSON.stringify({ schema: 'trtc-access/presets@1', presets });
}

export const FULL = pinOf('QcloudTRTCFullAccess', 11, allows('trtc:*'));
export const READ = pinOf('QcloudTRTCReadonlyAccess', 12, allows('trtc:Describe*'));
