import { type App, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { Accounts } from '../../../../lib/constructs/private/account/accounts';
import { TencentcloudProvider, type TencentcloudProviderConfig } from '../../../../lib/tencentcloud/provider';

const app = (): App => Testing.app();
const stackWith = (scope: App, id: string, config?: TencentcloudProviderConfig): { construct: TerraformStack } => {
  const construct = new TerraformStack(scope, id);
  if (config) new TencentcloudProvider(construct, 'TencentCloud', config);
  return { construct };
};
const compare = (a?: TencentcloudProviderConfig, b?: TencentcloudProviderConfig) => {
  const scope = app();
  const [one, other] = [stackWith(scope, 'One', a), stackWith(scope, 'Other', b)];
  const accounts = new Accounts();
  return { same: accounts.of(one) === accounts.of(other), differ: accounts.differ(one, other) };
};
const SAME = { same: true, differ: false };
const OTHER = { same: false, differ: true };
const UNKNOWN = { same: false, differ: false };

describe('two stacks', () => {
  it('are of one account when their providers are configured alike', () => {
    expect(compare({ profile: 'ops' }, { profile: 'ops' })).toEqual(SAME);
    expect(compare({}, undefined)).toEqual(SAME);
  });

  it('are of one account whatever the region: CAM has none', () => {
    expect(compare({ region: 'ap-guangzhou' }, { region: 'ap-singapore' })).toEqual(SAME);
  });

  it('are of two accounts when their providers are configured differently', () => {
    expect(compare({ profile: 'staging' }, { profile: 'production' })).toEqual(OTHER);
    expect(compare({}, { domain: 'intl.tencentcloudapi.com' })).toEqual(OTHER);
    const role = (roleArn: string) => ({ assumeRole: [{ roleArn, sessionName: 's', sessionDuration: 3600 }] });
    expect(compare(role('qcs::cam::uin/1:roleName/a'), role('qcs::cam::uin/2:roleName/a'))).toEqual(OTHER);
  });

  it('are of the account that both allow alone', () => {
    expect(
      compare(
        { profile: 'users', allowedAccountIds: ['100000000001'] },
        { profile: 'policies', allowedAccountIds: ['100000000001'] },
      ),
    ).toEqual(SAME);
    expect(compare({ allowedAccountIds: ['1'] }, { allowedAccountIds: ['2'] })).toEqual(OTHER);
    expect(compare({ allowedAccountIds: ['1', '2'] }, { allowedAccountIds: ['1', '2'], profile: 'x' })).toEqual(OTHER);
  });

  it('are neither alike nor different when only Terraform knows', () => {
    const scope = app();
    const [one, other] = [stackWith(scope, 'One'), stackWith(scope, 'Other')];
    for (const { construct } of [one, other]) {
      const secretId = new TerraformVariable(construct, 'secret_id', {}).stringValue;
      new TencentcloudProvider(construct, 'TencentCloud', { secretId });
    }
    const accounts = new Accounts();
    expect({ same: accounts.of(one) === accounts.of(other), differ: accounts.differ(one, other) }).toEqual(UNKNOWN);
  });
});

describe('two provider blocks of one stack', () => {
  it('are of one account when they differ in name only, and of two when they point elsewhere', () => {
    const { construct } = stackWith(app(), 'Ops', { profile: 'ops' });
    const again = new TencentcloudProvider(construct, 'Again', { alias: 'again', profile: 'ops' });
    const staging = new TencentcloudProvider(construct, 'Staging', { alias: 'staging', profile: 'staging' });
    const accounts = new Accounts();
    expect(accounts.of({ construct, provider: again })).toBe(accounts.of({ construct }));
    expect(accounts.differ({ construct, provider: staging }, { construct })).toBe(true);
  });

  it('are of two accounts when they refer to different variables', () => {
    const { construct } = stackWith(app(), 'Ops');
    const [a, b] = ['a', 'b'].map((alias) => {
      const profile = new TerraformVariable(construct, alias, {}).stringValue;
      return { construct, provider: new TencentcloudProvider(construct, `P-${alias}`, { alias, profile }) };
    });
    expect(new Accounts().differ(a!, b!)).toBe(true);
    expect(new Accounts().differ(a!, a!)).toBe(false);
  });
});
