// Pairs of grants as reviews meet them: documents of two to ten statements, before and after one change.
const OWNER = 'uin/100000000001';
const application = (id) => `qcs::trtc::${OWNER}:sdkappid/${id}`;
const allow = (action, resource = '*', condition) => ({ effect: 'allow', action, resource, ...(condition && { condition }) });
const deny = (action, resource = '*', condition) => ({ effect: 'deny', action, resource, ...(condition && { condition }) });

const OFFICE = { ip_equal: { 'qcs:ip': ['203.0.113.0/24', '198.51.100.0/25'] } };
const UNTIL = { date_less_than: { 'qcs:current_time': '2027-01-31T00:00:00Z' } };
const TEAM = { 'for_any_value:string_equal': { 'qcs:resource_tag': ['team&rtc'] } };

const MODERATION = [
  allow(
    ['trtc:RemoveUser', 'trtc:RemoveUserByStrRoomId', 'trtc:DismissRoom', 'trtc:DismissRoomByStrRoomId'],
    [application(1400000001), application(1400000002)],
  ),
  allow('trtc:DescribeDurationPackages'),
];
const READ = [
  allow(['name/trtc:Describe*', 'name/trtc:Get*']),
  deny(['trtc:DescribeSecret', 'trtc:DescribeSig', 'trtc:DescribeTrtcAppAndAccountInfo']),
];
const OPERATIONS = [
  allow(['trtc:StartMCUMixTranscode', 'trtc:StopMCUMixTranscode'], [application(1400000001)]),
  allow(['trtc:CreateCloudRecording', 'trtc:ModifyCloudRecording', 'trtc:DeleteCloudRecording'], [application('*')]),
  allow(['trtc:StartPublishCdnStream', 'trtc:UpdatePublishCdnStream', 'trtc:StopPublishCdnStream'], application(1400000002)),
  allow('trtc:Describe*', '*', OFFICE),
  allow(['monitor:Describe*', 'monitor:Get*']),
  allow(['cos:GetObject', 'cos:PutObject'], 'qcs::cos:ap-guangzhou:uin/100000000001:recordings-1250000000/*'),
  allow('trtc:CreateTroubleInfo', application(1400000001), TEAM),
  allow(['trtc:StartWebRecord', 'trtc:StopWebRecord'], '*', UNTIL),
  deny(['trtc:CreateSecretUserSig', 'trtc:DescribeSecret']),
  deny('trtc:Delete*', application(1400000009)),
];
const FULL = [allow('name/trtc:*'), allow(['cos:GetService', 'cos:GetBucket', 'cam:GetRole'])];

const without = (statements, at) => statements.filter((_, i) => i !== at);
const replaced = (statements, at, statement) => statements.map((one, i) => (i === at ? statement : one));

/** [what, statements of the documents before, of the documents after, boundary before, boundary after] */
export const CHANGES = [
  ['nothing, in another order', [MODERATION, OPERATIONS], [OPERATIONS.toReversed(), MODERATION]],
  ['a document is attached', [READ], [READ, MODERATION]],
  ['a document is detached', [READ, OPERATIONS], [READ]],
  ['read only becomes full access', [READ], [FULL]],
  ['an action more', [MODERATION], [[...replaced(MODERATION, 0, allow([...MODERATION[0].action, 'trtc:ModifyPicture'], MODERATION[0].resource))]]],
  ['an application less', [MODERATION], [replaced(MODERATION, 0, allow(MODERATION[0].action, application(1400000001)))]],
  ['an application for another', [MODERATION], [replaced(MODERATION, 0, allow(MODERATION[0].action, application(1400000003)))]],
  ['what is covered already', [FULL], [FULL, MODERATION]],
  ['a deny goes', [OPERATIONS], [without(OPERATIONS, 8)]],
  ['a deny comes', [without(OPERATIONS, 9)], [OPERATIONS]],
  ['a conditional allow goes', [OPERATIONS], [without(OPERATIONS, 6)]],
  ['a condition comes', [replaced(OPERATIONS, 4, allow('monitor:*'))], [replaced(OPERATIONS, 4, allow('monitor:*', '*', OFFICE))]],
  ['a boundary comes', [OPERATIONS], [OPERATIONS], undefined, [allow('trtc:*'), allow('monitor:*')]],
  ['within the same boundary', [MODERATION], [MODERATION, READ], [allow('trtc:*')], [allow('trtc:*')]],
  ['a date is put off', [OPERATIONS], [replaced(OPERATIONS, 7, allow(OPERATIONS[7].action, '*', { date_less_than: { 'qcs:current_time': '2027-06-30T00:00:00Z' } }))]],
  ['a network more', [OPERATIONS], [replaced(OPERATIONS, 3, allow('trtc:Describe*', '*', { ip_equal: { 'qcs:ip': [...OFFICE.ip_equal['qcs:ip'], '192.0.2.0/24'] } }))]],
];
