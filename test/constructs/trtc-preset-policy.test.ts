import { TerraformStack, Testing, Token } from 'cdktf';
import { TrtcPresetPolicy } from '../../lib/constructs';
import { presetPolicies } from '../../lib/catalog';
import { TencentcloudProvider } from '../../lib/tencentcloud/provider';
import { opsStack, synth } from './synth';

describe('a preset policy', () => {
  it('is looked up in the stack that uses it', () => {
    const stack = opsStack();
    TrtcPresetPolicy.READONLY_ACCESS.policyIdIn(stack);
    expect(synth(stack)).toMatchInlineSnapshot(`
      {
        "data": {
          "tencentcloud_cam_policies": {
            "TrtcPresetPolicies_QcloudTRTCReadonlyAccess_8D232E98": {
              "key_word": "QcloudTRTCReadonlyAccess",
              "lifecycle": {
                "postcondition": [
                  {
                    "condition": "\${length(self.policy_list) == 1}",
                    "error_message": "preset policy \`QcloudTRTCReadonlyAccess\` is not in this account: check its spelling in the console's list of policies, and that the account may use the product",
                  },
                ],
              },
              "name": "QcloudTRTCReadonlyAccess",
              "scope": "QCS",
            },
          },
        },
      }
    `);
  });

  it('is looked up once a stack, however often it is used', () => {
    const stack = opsStack();
    const other = new TerraformStack(Testing.app(), 'Other');
    const first = TrtcPresetPolicy.FULL_ACCESS.policyIdIn(stack);
    expect(TrtcPresetPolicy.fromName('QcloudTRTCFullAccess').policyIdIn(stack)).toBe(first);
    expect(TrtcPresetPolicy.FULL_ACCESS.policyIdIn(other)).not.toBe(first);
    TrtcPresetPolicy.READONLY_ACCESS.policyIdIn(stack);
    expect(Object.keys(synth(stack).data!.tencentcloud_cam_policies!)).toHaveLength(2);
  });

  it('is looked up once a provider', () => {
    const stack = opsStack();
    const staging = new TencentcloudProvider(stack, 'Staging', { alias: 'staging', profile: 'staging' });
    const ids = [undefined, staging, staging].map((it) => TrtcPresetPolicy.FULL_ACCESS.policyIdIn(stack, it));
    expect(new Set(ids).size).toBe(2);
    expect(Object.values(synth(stack).data!.tencentcloud_cam_policies!).map(({ provider }) => provider)).toEqual([
      undefined,
      'tencentcloud.staging',
    ]);
  });

  it('is not looked up when its id is known', () => {
    const stack = opsStack();
    expect(TrtcPresetPolicy.FULL_ACCESS.withPolicyId('524252').policyIdIn(stack)).toBe('524252');
    expect(synth(stack)).toEqual({});
  });

  it('keeps its name under a known id, and leaves the original alone', () => {
    const pinned = TrtcPresetPolicy.FULL_ACCESS.withPolicyId('524252');
    expect(pinned.policyName).toBe('QcloudTRTCFullAccess');
    expect(Token.isUnresolved(TrtcPresetPolicy.FULL_ACCESS.policyIdIn(opsStack()))).toBe(true);
  });

  it('may be one that we have never heard of', () => {
    expect(TrtcPresetPolicy.fromName('QcloudSomethingNewFullAccess').policyName).toBe('QcloudSomethingNewFullAccess');
  });

  it('may be any that the catalogue says users can hold', () => {
    for (const { name, kind } of presetPolicies) {
      if (kind !== 'service-linked') expect(TrtcPresetPolicy.fromName(name).policyName).toBe(name);
    }
  });

  it('fails when its letter case is that of other products', () => {
    expect(() => TrtcPresetPolicy.fromName('QcloudTRTCReadOnlyAccess')).toThrow(
      /^test\/constructs\/trtc-preset-policy\.test\.ts:\d+: there is no preset policy `QcloudTRTCReadOnlyAccess`; did you mean `QcloudTRTCReadonlyAccess`\?$/,
    );
  });

  it('fails when only roles of a service can hold it', () => {
    expect(() => TrtcPresetPolicy.fromName('QcloudAccessForTRTCLinkedRoleInCOSAccess')).toThrow(
      "belongs to a role of a service; users and groups can't hold it",
    );
  });

  it('fails when its name is empty, out of the ordinary, or known to Terraform only', () => {
    expect(() => TrtcPresetPolicy.fromName('')).toThrow('policy name is empty');
    expect(() => TrtcPresetPolicy.fromName('Qcloud TRTC')).toThrow('policy name `Qcloud TRTC` contains ` `');
    expect(() => TrtcPresetPolicy.fromName(Token.asString({ a: 'token' }))).toThrow('is known to Terraform only');
  });

  it('fails when its id is no number', () => {
    expect(() => TrtcPresetPolicy.FULL_ACCESS.withPolicyId('QcloudTRTCFullAccess')).toThrow(
      'policy id `QcloudTRTCFullAccess` is no number',
    );
  });
});
