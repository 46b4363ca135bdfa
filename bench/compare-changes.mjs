// Pairs of grants as reviews meet them: documents of two to ten statements, before and after one change.
const application = (id) => `qcs::trtc::uin/100000000001:sdkappid/${id}`;
const statement =
  (effect) =>
  (action, resource = '*', condition) => ({ effect, action, resource, ...(condition && { condition }) });
const allow = statement('allow');
const deny = statement('deny');

const OFFICE = ['203.0.113.0/24', '198.51.100.0/25'];
const from = (...blocks) => ({ ip_equal: { 'qcs:ip': blocks } });
const until = (time) => ({ date_less_than: { 'qcs:current_time': time } });
const tagged = (...tags) => ({ 'for_any_value:string_equal': { 'qcs:resource_tag': tags } });

const ROOMS = ['trtc:RemoveUser', 'trtc:RemoveUserByStrRoomId', 'trtc:DismissRoom', 'trtc:DismissRoomByStrRoomId'];
const MODERATION = [
  allow(ROOMS, [application(1400000001), application(1400000002)]),
  allow('trtc:DescribeDurationPackages'),
];
const READ = [
  allow(['name/trtc:Describe*', 'name/trtc:Get*']),
  deny(['trtc:DescribeSecret', 'trtc:DescribeSig', 'trtc:DescribeTrtcAppAndAccountInfo']),
];
const FULL = [allow('name/trtc:*'), allow(['cos:GetService', 'cos:GetBucket', 'cam:GetRole'])];
const OPERATIONS = [
  allow(['trtc:StartMCUMixTranscode', 'trtc:StopMCUMixTranscode'], [application(1400000001)]),
  allow(['trtc:CreateCloudRecording', 'trtc:ModifyCloudRecording', 'trtc:DeleteCloudRecording'], [application('*')]),
  allow(['trtc:StartPublishCdnStream', 'trtc:StopPublishCdnStream'], application(1400000002)),
  allow('trtc:Describe*', '*', from(...OFFICE)),
  allow(['monitor:Describe*', 'monitor:Get*']),
  allow(['cos:GetObject', 'cos:PutObject'], 'qcs::cos:ap-guangzhou:uin/100000000001:recordings-1250000000/*'),
  allow('trtc:CreateTroubleInfo', application(1400000001), tagged('team&rtc')),
  allow(['trtc:StartWebRecord', 'trtc:StopWebRecord'], '*', until('2027-01-31T00:00:00Z')),
  deny(['trtc:CreateSecretUserSig', 'trtc:DescribeSecret']),
  deny('trtc:Delete*', application(1400000009)),
];

const without = (statements, at) => statements.filter((_, i) => i !== at);
const replaced = (statements, at, other) => statements.map((one, i) => (i === at ? other : one));
const change = (what, verdict, before, after, boundaries) => ({ what, verdict, before, after, boundaries });

export const CHANGES = [
  change('nothing, in another order', 'none', [MODERATION, OPERATIONS], [OPERATIONS.toReversed(), MODERATION]),
  change('a document is attached', 'broadened', [READ], [READ, MODERATION]),
  change('a document is detached', 'narrowed', [READ, OPERATIONS], [READ]),
  change('read only becomes full access', 'broadened', [READ], [FULL]),
  change(
    'an action more',
    'broadened',
    [MODERATION],
    [replaced(MODERATION, 0, allow([...ROOMS, 'trtc:ModifyPicture'], MODERATION[0].resource))],
  ),
  change(
    'an application less',
    'narrowed',
    [MODERATION],
    [replaced(MODERATION, 0, allow(ROOMS, application(1400000001)))],
  ),
  change(
    'an application for another',
    'incomparable',
    [MODERATION],
    [replaced(MODERATION, 0, allow(ROOMS, application(1400000003)))],
  ),
  change('what is covered already', 'equivalent', [FULL], [FULL, MODERATION]),
  change('a deny goes', 'broadened', [OPERATIONS], [without(OPERATIONS, 8)]),
  change('a deny comes', 'narrowed', [without(OPERATIONS, 9)], [OPERATIONS]),
  change('a conditional allow goes', 'narrowed', [OPERATIONS], [without(OPERATIONS, 6)]),
  change(
    'a condition comes',
    'narrowed',
    [replaced(OPERATIONS, 4, allow('monitor:*'))],
    [replaced(OPERATIONS, 4, allow('monitor:*', '*', from(...OFFICE)))],
  ),
  change(
    'a boundary comes',
    'narrowed',
    [OPERATIONS],
    [OPERATIONS],
    [undefined, [allow('trtc:*'), allow('monitor:*')]],
  ),
  change(
    'more within a boundary',
    'broadened',
    [MODERATION],
    [MODERATION, READ],
    [[allow('trtc:*')], [allow('trtc:*')]],
  ),
  change(
    'a date is put off',
    'broadened',
    [OPERATIONS],
    [replaced(OPERATIONS, 7, allow(OPERATIONS[7].action, '*', until('2027-06-30T00:00:00Z')))],
  ),
  change(
    'a network more',
    'broadened',
    [OPERATIONS],
    [replaced(OPERATIONS, 3, allow('trtc:Describe*', '*', from(...OFFICE, '192.0.2.0/24')))],
  ),
];
