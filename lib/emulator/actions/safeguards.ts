import { type Safeguards } from '../account/safeguards';
import { type Action, reading, writing } from '../action';
import { flag, integer, object, optional } from '../shape';

const safeguards = optional(object({ Phone: optional(flag), Stoken: optional(flag), Wechat: optional(flag) }));

export const safeguardActions: readonly Action[] = [
  writing(
    'SetMfaFlag',
    { OpUin: integer, LoginFlag: safeguards, ActionFlag: safeguards },
    ({ account }, { OpUin, LoginFlag, ActionFlag }) => {
      const user = account.users.getByUin(OpUin);
      account.users.setSafeguards(user, {
        loginFlag: changed(user.loginFlag, LoginFlag),
        actionFlag: changed(user.actionFlag, ActionFlag),
      });
    },
  ),

  reading('DescribeSafeAuthFlagColl', { SubUin: integer }, ({ account }, { SubUin }) => {
    const { loginFlag, actionFlag } = account.users.getByUin(SubUin);
    return {
      ...{ LoginFlag: shown(loginFlag), ActionFlag: shown(actionFlag), PromptTrust: 0 },
      OffsiteFlag: { VerifyFlag: 0, NotifyPhone: 0, NotifyEmail: 0, NotifyWechat: 0, Tips: 0 },
    };
  }),
];

function changed(before: Safeguards, given: { Phone?: boolean; Stoken?: boolean; Wechat?: boolean } = {}): Safeguards {
  const { Phone = before.phone, Stoken = before.stoken, Wechat = before.wechat } = given;
  return { phone: Phone, stoken: Stoken, wechat: Wechat };
}

function shown({ phone, stoken, wechat }: Safeguards): object {
  return {
    ...{ Phone: Number(phone), Stoken: Number(stoken), Wechat: Number(wechat) },
    ...{ Token: 0, Custom: 0, Mail: 0, U2FToken: 0, Passkey: 0 },
  };
}
