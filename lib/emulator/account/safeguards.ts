import { boolean, object, type Values } from '../shape';

const safeguardsFields = { phone: boolean, stoken: boolean, wechat: boolean };

/** Which second factors protect a user. They are kept, and nobody is asked for one here. */
export type Safeguards = Values<typeof safeguardsFields>;

export const safeguardsShape = object(safeguardsFields);

export const NO_SAFEGUARDS: Safeguards = { phone: false, stoken: false, wechat: false };
