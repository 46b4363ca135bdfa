import { ApiError } from '../api-error';
import { integer, list, object, text, type Values } from '../shape';
import { attachmentsShape } from './attachment';

const groupFields = {
  groupId: integer,
  name: text,
  remark: text,
  createTime: text,
  /** The uins of its users. */
  members: list(integer),
  attachments: attachmentsShape,
};

/** A user group: whoever is in it holds its policies. */
export type Group = Values<typeof groupFields>;

export const groupShape = object(groupFields);

/** No document states a rule for the names of groups, so only the empty name is refused. */
export function checkGroupName(name: string): void {
  if (name === '') throw new ApiError('InvalidParameter.ParamError', 'The group name is empty.');
}
