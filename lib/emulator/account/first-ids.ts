const OWNER_UIN = 100000000001;

/** Every account has a million of each kind of id for its own. */
const ROOM = 1_000_000;

/** How many accounts one emulator can have: made-up ids of presets begin where the last one's policies would end. */
export const MOST_ACCOUNTS = 100;

/** The ids with which an account begins to count. No id of one account is ever that of another. */
export interface FirstIds {
  readonly uin: number;
  readonly uid: number;
  readonly groupId: number;
  readonly policyId: number;
}

/** @param place 0 for the first account of an emulator */
export function newOwner(place: number): { readonly ownerUin: number; readonly appId: number } {
  return { ownerUin: OWNER_UIN + place * ROOM, appId: 1250000001 + place };
}

export function firstIds(ownerUin: number): FirstIds {
  const offset = ownerUin - OWNER_UIN;
  return { uin: ownerUin + 1000, uid: 5001 + offset, groupId: 80001 + offset, policyId: 230000001 + offset };
}
