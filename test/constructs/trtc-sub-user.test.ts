import { App, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { type Construct } from 'constructs';
import { TrtcSubUser } from '../../lib/constructs';
import { CamUser } from '../../lib/tencentcloud/cam-user';
import { TencentcloudProvider } from '../../lib/tencentcloud/provider';
import { noteOf, opsStack, resolved, synth } from './synth';

const resourceOf = (user: Construct) => user.node.defaultChild as CamUser;

describe('a sub-user', () => {
  it('needs a name only', () => {
    const stack = opsStack();
    new TrtcSubUser(stack, 'Alice', { userName: 'alice' });
    expect(synth(stack)).toMatchInlineSnapshot(`
      {
        "resource": {
          "tencentcloud_cam_user": {
            "Alice_D4D33764": {
              "console_login": false,
              "force_delete": false,
              "name": "alice",
              "need_reset_password": true,
              "use_api": false,
            },
          },
        },
      }
    `);
  });

  it('has the resource as its default child', () => {
    const alice = new TrtcSubUser(opsStack(), 'Alice', { userName: 'alice' });
    expect(alice.node.defaultChild).toBeInstanceOf(CamUser);
  });

  it('passes on what it is told', () => {
    const stack = opsStack();
    const provider = new TencentcloudProvider(stack, 'Staging', { alias: 'staging' });
    new TrtcSubUser(stack, 'Alice', {
      userName: 'alice',
      consoleLogin: true,
      needResetPassword: false,
      forceDelete: true,
      remark: 'room operations',
      provider,
    });
    expect(Object.values(synth(stack).resource!.tencentcloud_cam_user!)).toEqual([
      {
        name: 'alice',
        console_login: true,
        need_reset_password: false,
        force_delete: true,
        use_api: false,
        remark: 'room operations',
        provider: 'tencentcloud.staging',
      },
    ]);
  });

  it('is referred to through its resource, and named as declared', () => {
    const stack = opsStack();
    const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice' });
    expect(resolved(stack, alice.userName)).toBe('${tencentcloud_cam_user.Alice_D4D33764.name}');
    expect(alice.principalRef).toBe(alice.userName);
    expect(alice.principalName).toBe('alice');
  });

  it('may take over the address of a resource that was written by hand', () => {
    const stack = opsStack();
    const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice' });
    resourceOf(alice).overrideLogicalId('alice_by_hand');
    expect(resolved(stack, alice.userName)).toBe('${tencentcloud_cam_user.alice_by_hand.name}');
  });

  it('may have a name that only Terraform knows', () => {
    const stack = opsStack();
    const name = new TerraformVariable(stack, 'name', {}).stringValue;
    expect(() => new TrtcSubUser(stack, 'Alice', { userName: name })).not.toThrow();
  });

  it('is not lost when its construct id has no letter that Terraform can write', () => {
    const stack = opsStack();
    new TrtcSubUser(stack, '客服', { userName: 'support' });
    new TrtcSubUser(stack, '运营', { userName: 'operations' });
    new TrtcSubUser(stack, 'a.b', { userName: 'a.b' });
    new TrtcSubUser(stack, 'ab', { userName: 'ab' });
    expect(Object.keys(synth(stack).resource!.tencentcloud_cam_user!)).toHaveLength(4);
  });

  it('notes the line of the program that made it', () => {
    const alice = new TrtcSubUser(opsStack(), 'Alice', { userName: 'alice' });
    expect(noteOf(resourceOf(alice))).toEqual({
      construct: 'TrtcSubUser',
      path: 'Ops/Alice',
      source: expect.stringMatching(/^test\/constructs\/trtc-sub-user\.test\.ts:\d+$/) as string,
    });
  });

  it('notes the line of a subclass that made it', () => {
    class Operator extends TrtcSubUser {
      public constructor(scope: Construct, name: string) {
        super(scope, name, { userName: name, consoleLogin: true });
      }
    }
    const alice = new Operator(opsStack(), 'alice');
    expect(noteOf(resourceOf(alice))).toMatchObject({
      construct: 'TrtcSubUser',
      source: expect.stringMatching(/^test\/constructs\/trtc-sub-user\.test\.ts:\d+$/) as string,
    });
  });

  it('fails with a name that CAM refuses', () => {
    expect(() => new TrtcSubUser(opsStack(), 'Alice', { userName: 'alice smith' })).toThrow(
      /^Ops\/Alice \(test\/.+:\d+\): user name `alice smith` contains ` `; use letters, digits and `\+=,\.@_-` only$/,
    );
  });

  it('fails with a provider of another stack, and says everything at once', () => {
    const stack = opsStack();
    const other = new TerraformStack(App.of(stack), 'Other');
    const provider = new TencentcloudProvider(other, 'TencentCloud');
    expect(() => new TrtcSubUser(stack, 'Alice', { userName: '', provider })).toThrow(
      /user name is empty; .+; its provider Other\/TencentCloud is in another stack; pass one of its own stack/,
    );
  });

  it('fails outside a stack', () => {
    expect(() => new TrtcSubUser(new App(), 'Alice', { userName: 'alice' })).toThrow('it is not inside a stack');
  });
});

describe('an existing sub-user', () => {
  it('makes nothing', () => {
    const stack = opsStack();
    const bob = TrtcSubUser.fromUserName(stack, 'Bob', 'bob');
    expect(synth(stack)).toEqual({});
    expect([bob.userName, bob.principalRef, bob.principalName]).toEqual(['bob', 'bob', 'bob']);
  });

  it('may have a name from before the present rules', () => {
    expect(TrtcSubUser.fromUserName(opsStack(), 'Bob', 'Bob (ops)').userName).toBe('Bob (ops)');
  });

  it('may have a name that only Terraform knows', () => {
    const name = Token.asString({ a: 'token' });
    expect(TrtcSubUser.fromUserName(opsStack(), 'Bob', name).userName).toBe(name);
  });

  it('fails with a name that nothing can have', () => {
    expect(() => TrtcSubUser.fromUserName(opsStack(), 'Bob', 'b#b')).toThrow(
      /^Ops\/Bob \(.+\): user name `b#b` contains/,
    );
  });
});
