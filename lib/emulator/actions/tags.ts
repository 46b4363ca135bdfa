import { type Account } from '../account/account';
import { changedTags, type Tag } from '../account/tag';
import { type Action, reading, writing } from '../action';
import { ApiError } from '../api-error';
import { integer, list, object, optional, text } from '../shape';

const DEFAULT_LIMIT = 15;
const MOST_RESOURCES = 50;

export const tagActions: readonly Action[] = [
  writing(
    'ModifyResourceTags',
    {
      Resource: text,
      ReplaceTags: optional(list(object({ TagKey: text, TagValue: text }))),
      DeleteTags: optional(list(object({ TagKey: text }))),
    },
    ({ account }, { Resource, ReplaceTags, DeleteTags }) => {
      if (!(ReplaceTags ?? DeleteTags)?.length || ReplaceTags?.length === 0 || DeleteTags?.length === 0) {
        throw new ApiError('InvalidParameter.Tag', 'ReplaceTags or DeleteTags is needed, and neither may be empty.');
      }
      const replace = (ReplaceTags ?? []).map(({ TagKey, TagValue }) => ({ key: TagKey, value: TagValue }));
      const remove = (DeleteTags ?? []).map(({ TagKey }) => TagKey);
      const resource = tagged(account, Resource);
      resource.setTags(changedTags(resource.tags, replace, remove));
    },
  ),

  reading(
    'DescribeResourceTagsByResourceIds',
    {
      ...{ ServiceType: text, ResourcePrefix: text, ResourceIds: list(text), ResourceRegion: text },
      ...{ Offset: optional(integer), Limit: optional(integer), Category: optional(text) },
    },
    ({ account }, { ServiceType, ResourcePrefix, ResourceIds, Offset = 0, Limit = DEFAULT_LIMIT }) => {
      if (ServiceType !== 'cam') throw invalid('ServiceType');
      if (ResourceIds.length > MOST_RESOURCES) throw invalid('ResourceId');
      const tags = ResourceIds.flatMap((id) =>
        (tryFind(account, ResourcePrefix, id)?.tags ?? []).map(({ key, value }) => ({
          ...{ ResourceId: id, TagKey: key, TagValue: value, Category: 'Custom' },
        })),
      );
      return { TotalCount: tags.length, Offset, Limit, Tags: tags.slice(Offset, Offset + Limit) };
    },
  ),
];

/** Whatever tags can be put on. */
interface Tagged {
  readonly tags: readonly Tag[];
  readonly setTags: (tags: readonly Tag[]) => void;
}

/** CAM has no regions: a resource is the same in all of them, whichever one its name says. */
function tagged(account: Account, resource: string): Tagged {
  const [, service, owner, prefix, id] = /^qcs::([^:]*):[^:]*:([^:]*):([^/]*)\/(.+)$/.exec(resource) ?? [];
  const known = service === 'cam' && (owner === 'uin/' || owner === `uin/${account.ownerUin}`);
  if (!known || prefix === undefined || id === undefined) throw invalid('ResourceDescription');
  const found = tryFind(account, prefix, id);
  if (found === undefined) throw invalid('ResourceId');
  return found;
}

function tryFind({ users, policies }: Account, prefix: string, id: string): Tagged | undefined {
  if (!/^\d{1,16}$/.test(id)) return undefined;
  const user = prefix === 'uin' ? users.tryFindByUin(Number(id)) : undefined;
  if (user !== undefined) return { tags: user.tags, setTags: (tags) => users.setTags(user, tags) };
  const policy = prefix === 'policy' ? policies.tryFind(Number(id)) : undefined;
  if (policy !== undefined) return { tags: policy.tags, setTags: (tags) => policies.setTags(policy, tags) };
  return undefined;
}

function invalid(what: 'ServiceType' | 'ResourceId' | 'ResourceDescription'): ApiError {
  const code = what === 'ResourceDescription' ? 'ResourceDescriptionError' : `${what}Invalid`;
  return new ApiError(`InvalidParameterValue.${code}`, `The ${what} is not valid.`);
}
