// Pairs of documents near the limit of 6,144 characters that leave a comparison the most to do.
const LIMIT = 6_144;
const allow = (action, resource = '*', condition) => ({
  effect: 'allow',
  action,
  resource,
  ...(condition && { condition }),
});
const deny = (action, resource = '*', condition) => ({
  effect: 'deny',
  action,
  resource,
  ...(condition && { condition }),
});
const size = (statements) => JSON.stringify({ version: '2.0', statement: statements }).replaceAll(' ', '').length;

/** As many statements as a document holds. */
function full(make, first = []) {
  const statements = [...first];
  for (let i = 0; size([...statements, make(i)]) <= LIMIT; i++) statements.push(make(i));
  return statements;
}

/** One statement with as many items as a document holds. */
function long(make, item, first = []) {
  const items = [item(0)];
  while (size([...first, make([...items, item(items.length)])]) <= LIMIT) items.push(item(items.length));
  return [...first, make(items)];
}

const letter = (i) => String.fromCharCode(97 + (i % 26));
const application = (i) => `qcs::trtc::uin/100000000001:sdkappid/${1400000001 + i}`;
const crossing = (i) => `trtc:*${letter(i)}*${letter(i * 7 + (i >> 4))}*${letter(i * 11 + 5)}*${i % 10}`;
const ALL = allow('trtc:*');
const pair = (what, before, after) => ({ what, before, after });

export const WORST = [
  pair(
    'hundreds of actions, one less',
    long(
      (a) => allow(a),
      (i) => `trtc:Action${i}`,
    ),
    long(
      (a) => allow(a.slice(1)),
      (i) => `trtc:Action${i}`,
    ),
  ),
  pair(
    'hundreds of wildcards that cross',
    long((a) => allow(a), crossing),
    long(
      (a) => allow(a),
      (i) => crossing(i + 300),
    ),
  ),
  pair(
    'denies that cross',
    full((i) => deny(crossing(i)), [ALL]),
    full((i) => deny(crossing(i + 500)), [ALL]),
  ),
  pair(
    'denies that cross, on applications',
    full((i) => deny(crossing(i), application(i % 3)), [ALL]),
    full((i) => deny(crossing(i + 500), application(i % 4)), [ALL]),
  ),
  pair(
    'one pattern of wildcards alone',
    [ALL, deny(`trtc:${'*a'.repeat(2_850)}*b`)],
    [ALL, deny(`trtc:${'*a'.repeat(2_849)}*c`)],
  ),
  pair(
    'two patterns of wildcards that cross',
    [ALL, deny(`trtc:*${'ab*'.repeat(900)}`)],
    [allow(`trtc:*${'ba*'.repeat(900)}`)],
  ),
  pair(
    'a condition a statement, each on its own key',
    full((i) => allow('trtc:*', '*', { string_equal: { [`x:key${i}`]: `${i}` } })),
    full((i) => allow('trtc:*', '*', { string_equal: { [`x:key${i}`]: `${i + 1}` } })),
  ),
  pair(
    'denies with a condition each on its own key',
    full((i) => deny('trtc:*', '*', { string_equal: { [`x:key${i}`]: `${i}` } }), [ALL]),
    full((i) => deny('trtc:*', '*', { string_equal: { [`x:key${i}`]: `${i + 1}` } }), [ALL]),
  ),
  pair(
    'negative conditions on one key',
    full((i) => allow('trtc:*', '*', { string_not_equal: { 'x:key': [`${i}`, `${i + 1}`] } })),
    full((i) => allow('trtc:*', '*', { string_not_equal: { 'x:key': [`${i + 1}`, `${i + 2}`] } })),
  ),
  pair(
    'wildcards on one key',
    full((i) => allow('trtc:*', '*', { string_like: { 'x:key': crossing(i) } })),
    full((i) => allow('trtc:*', '*', { string_like: { 'x:key': crossing(i + 300) } })),
  ),
  pair(
    'blocks on one key',
    full((i) => allow('trtc:*', '*', { ip_equal: { 'qcs:ip': `10.${i}.0.0/16` } })),
    full((i) => allow('trtc:*', '*', { ip_equal: { 'qcs:ip': [`10.${i}.0.0/17`, `10.${i}.128.0/17`] } })),
  ),
  pair(
    'hundreds of blocks in a condition',
    long(
      (blocks) => allow('trtc:*', '*', { ip_equal: { 'qcs:ip': blocks } }),
      (i) => `10.${i >> 4}.${(i % 16) * 16}.0/24`,
    ),
    long(
      (blocks) => allow('trtc:*', '*', { ip_equal: { 'qcs:ip': blocks } }),
      (i) => `10.${i >> 4}.${(i % 16) * 16}.0/25`,
    ),
  ),
  pair(
    'hundreds of blocks that are not denied',
    long(
      (blocks) => deny('trtc:*', '*', { ip_not_equal: { 'qcs:ip': blocks } }),
      (i) => `10.${i >> 4}.${(i % 16) * 16}.0/24`,
      [ALL],
    ),
    long(
      (blocks) => deny('trtc:*', '*', { ip_not_equal: { 'qcs:ip': blocks } }),
      (i) => `10.${i >> 4}.${(i % 16) * 16}.0/25`,
      [ALL],
    ),
  ),
  pair(
    'hundreds of numbers that are not denied',
    long(
      (numbers) => deny('trtc:*', '*', { numeric_not_equal: { 'x:key': numbers } }),
      (i) => i,
      [ALL],
    ),
    long(
      (numbers) => deny('trtc:*', '*', { numeric_not_equal: { 'x:key': numbers } }),
      (i) => i + 3,
      [ALL],
    ),
  ),
  pair(
    'hundreds of texts whose case is ignored',
    long(
      (texts) => deny('trtc:*', '*', { string_not_equal_ignore_case: { 'x:key': texts } }),
      (i) => `v${i}`,
      [ALL],
    ),
    long(
      (texts) => deny('trtc:*', '*', { string_not_equal_ignore_case: { 'x:key': texts } }),
      (i) => `V${i + 3}`,
      [ALL],
    ),
  ),
  pair(
    'hundreds of wildcards in a condition',
    long(
      (patterns) => allow('trtc:*', '*', { 'for_any_value:string_like': { 'x:key': patterns } }),
      (i) => `*${letter(i)}${i}`,
    ),
    long(
      (patterns) => allow('trtc:*', '*', { 'for_any_value:string_like': { 'x:key': patterns } }),
      (i) => `*${letter(i)}${i + 3}`,
    ),
  ),
  pair(
    'denies of each tag but two',
    full(
      (i) =>
        deny('trtc:*', '*', { 'for_all_value:string_not_equal': { 'qcs:resource_tag': [`t&${i}`, `t&${i + 1}`] } }),
      [ALL],
    ),
    full(
      (i) =>
        deny('trtc:*', '*', { 'for_all_value:string_not_equal': { 'qcs:resource_tag': [`t&${i}`, `t&${i + 2}`] } }),
      [ALL],
    ),
  ),
  pair(
    'policy variables beside numbers',
    full((i) => allow('cam:*', `qcs::cam::uin/\${owner_uin}:uin/\${uin}${i}`)),
    full((i) => allow('cam:*', `qcs::cam::uin/\${owner_uin}:uin/\${uin}${i + 1}`)),
  ),
  pair(
    'accounts left out and named',
    full((i) => allow('trtc:*', `qcs::trtc:::sdkappid/${i}`)),
    full((i) => allow('trtc:*', `qcs::trtc::uin/${1000 + i}:sdkappid/${i + 1}`)),
  ),
  pair(
    'actions times applications',
    [
      allow(
        Array.from({ length: 85 }, (_, i) => `trtc:Action${i}`),
        Array.from({ length: 50 }, (_, i) => application(i)),
      ),
    ],
    [
      allow(
        Array.from({ length: 85 }, (_, i) => `trtc:Action${i}`),
        Array.from({ length: 50 }, (_, i) => application(i)),
      ),
      deny(
        Array.from({ length: 20 }, (_, i) => `trtc:*${i}`),
        Array.from({ length: 20 }, (_, i) => application(i)),
      ),
    ],
  ),
];
