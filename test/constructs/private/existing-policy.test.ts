import { ExistingPolicy } from '../../../lib/constructs/private/existing-policy';
import { opsStack, synth } from '../synth';

describe('an existing custom policy', () => {
  it("is looked up among the account's own", () => {
    const stack = opsStack();
    const policy = new ExistingPolicy(stack, 'Moderation', 'rtc-moderation');
    expect(policy.policyIdIn(stack)).toBe(policy.policyId);
    expect(synth(stack)).toMatchInlineSnapshot(`
      {
        "data": {
          "tencentcloud_cam_policies": {
            "Moderation_578CBAEC": {
              "key_word": "rtc-moderation",
              "lifecycle": {
                "postcondition": [
                  {
                    "condition": "\${length(self.policy_list) == 1}",
                    "error_message": "custom policy \`rtc-moderation\` is not in this account: check its spelling in the console's list of policies, and the account that the provider works for",
                  },
                ],
              },
              "name": "rtc-moderation",
              "scope": "Local",
            },
          },
        },
      }
    `);
  });

  it('may have a name from before the present rules', () => {
    expect(new ExistingPolicy(opsStack(), 'Old', 'old policy').policyName).toBe('old policy');
  });

  it('fails with a name that nothing can have', () => {
    expect(() => new ExistingPolicy(opsStack(), 'Moderation', '')).toThrow(
      /^Ops\/Moderation \(.+\): policy name `` is empty/,
    );
  });
});
