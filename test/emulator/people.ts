import { type CamEmulator } from 'cdktf-trtc-access/emulator';
import { type Key } from './sdk';

/** A sub-user with a key of its own. */
export interface Person {
  readonly uin: number;
  readonly key: Key;
}

/** Adds a sub-user with a key, who holds these policies: presets by name, custom ones by their statements. */
export function person(cam: CamEmulator, userName: string, ...policies: (string | object)[]): Person {
  const { Uin, SecretId, SecretKey } = cam.console.call('AddUser', { Name: userName, UseApi: 1 });
  for (const [at, policy] of policies.entries()) {
    const policyName = typeof policy === 'string' ? policy : customPolicy(cam, `${userName}-${at}`, policy);
    cam.console.attachUserPolicy(userName, policyName);
  }
  return { uin: Uin as number, key: { secretId: SecretId as string, secretKey: SecretKey as string } };
}

export function customPolicy(cam: CamEmulator, policyName: string, ...statements: object[]): string {
  const PolicyDocument = JSON.stringify({ version: '2.0', statement: statements });
  cam.console.call('CreatePolicy', { PolicyName: policyName, PolicyDocument });
  return policyName;
}
