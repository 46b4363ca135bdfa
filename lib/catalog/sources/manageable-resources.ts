/** TRTC's own list of what can be granted on one application, and what only on the account. */
export const manageableResources = {
  source: {
    title: 'Manageable Resources and Actions (647/39549)',
    url: 'https://www.tencentcloud.com/document/product/647/39549',
    revision: '2022-06-10',
    seen: '2026-11',
  },
  application: [
    // Server APIs.
    'CreateTroubleInfo',
    'DescribeAbnormalEvent',
    'DescribeCallDetail',
    'DescribeHistoryScale',
    'DescribeRoomInformation',
    'DescribeUserInformation',
    'DismissRoom',
    'DismissRoomByStrRoomId',
    'RemoveUser',
    'RemoveUserByStrRoomId',
    'StartMCUMixTranscode',
    'StartMCUMixTranscodeByStrRoomId',
    'StopMCUMixTranscode',
    'StopMCUMixTranscodeByStrRoomId',
    // Console APIs.
    'ChangeSecretKeyFlag',
    'CreateSecret',
    'CreateSecretUserSig',
    'CreateSpearConf',
    'CreateWatermark',
    'DeleteSpearConf',
    'DeleteWatermark',
    'DescribeAppStatList',
    'DescribeSdkAppInfo',
    'DescribeSecret',
    'DescribeSig',
    'DescribeSpearConf',
    'DescribeTrtcAppAndAccountInfo',
    'DescribeWatermark',
    'ModifyAppInfo',
    'ModifySpearConf',
    'ModifyWatermark',
    'ToggleSecretVersion',
    'ToggleSpearScheme',
    'VerifySecretUserSig',
    'VerifySig',
  ],
  operation: [
    // Server APIs.
    'DescribeDetailEvent',
    'DescribeRecordStatistic',
    'DescribeTrtcInteractiveTime',
    'DescribeTrtcMcuTranscodeTime',
    // Console APIs.
    'CreateTrtcApp',
    'DescribeDurationPackages',
    'DescribeTrtcStatistic',
    'GetCommState',
    'GetElasticSearchData',
    'GetUserInfo',
    'GetUserList',
    'HardDescribeMixConf',
    'ModifyMixConf',
    'RemindBalance',
  ],
} as const;

/** What an earlier revision of the same page listed and the current one has dropped. */
export const manageableResourcesEarlier = {
  source: {
    title: 'Manageable Resources and Actions, earlier revision (647/39549)',
    url: 'https://intl.cloud.tencent.com/document/product/647/39549',
    revision: '2022-01-27',
    seen: '2026-11',
  },
  application: ['DescribeRealtimeNetwork', 'DescribeRealtimeQuality', 'DescribeRealtimeScale'],
} as const;
