const HIDDEN = '***';

/** No request of the API is as deep as this, and whoever writes it down must not run out of stack. */
const MOST_DEPTH = 20;

/** Names under which nothing is shown, whatever it is. */
const SECRET = /password|secret|token|usersig|accesskey$/i;

/*
 * The texts that are shown. A list of secrets would miss the next one: TRTC's requests hold keys of other clouds, some of
 * them in JSON within a text, and a password under a misspelt name is still a password.
 */
const CAM = [
  ...['Name', 'Remark', 'GroupName', 'PolicyName', 'PolicyDocument', 'Description', 'Alias', 'Keyword', 'Scope'],
  ...['EntityFilter', 'AccessKeyId', 'SecretIdList', 'Status', 'Key', 'Value'],
];

const TAG = [
  ...['Resource', 'ServiceType', 'ResourcePrefix', 'ResourceRegion', 'ResourceIds', 'Category'],
  ...['TagKey', 'TagValue'],
];

const SHOWN: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['cam', new Set(CAM)],
  ['tag', new Set(TAG)],
  ['login', new Set(['ownerUin', 'userName'])],
  ['admin', new Set(['ownerUin', 'fault', 'change', 'action', ...CAM])],
]);

/**
 * Parameters as they may be shown: without passwords, keys and whatever else may be a secret, however deep it is.
 *
 * @param product whose parameters they are; `login` and `admin` are the emulator's own
 */
export function masked(product: string, parameters: unknown): unknown {
  return maskedValue(parameters, '', SHOWN.get(product) ?? new Set(), 0);
}

function maskedValue(value: unknown, name: string, shown: ReadonlySet<string>, depth: number): unknown {
  const hidden = !shown.has(name);
  if (hidden && (typeof value === 'string' || SECRET.test(name))) return HIDDEN;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MOST_DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, name, shown, depth + 1));
  const fields = Object.entries(value).map(([key, field]) => [key, maskedValue(field, key, shown, depth + 1)]);
  return Object.fromEntries(fields) as unknown;
}
