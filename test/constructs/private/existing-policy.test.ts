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

  it('fails with a name that CAM refuses', () => {
    expect(() => new ExistingPolicy(opsStack(), 'Moderation', 'rtc moderation')).toThrow(
      /^Ops\/Moderation \(.+\): policy name `rtc moderation` contains ` `/,
    );
  });
});
