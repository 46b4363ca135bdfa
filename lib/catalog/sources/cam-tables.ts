/** CAM's table of TRTC's APIs on the Chinese site. */
export const camTableChina = {
  source: {
    title: 'CAM-enabled APIs: TRTC (598/70059)',
    url: 'https://cloud.tencent.com/document/product/598/70059',
    seen: '2026-11',
    gap: 'rows after `CreateKickingRule`, all read and list rows',
  },
  write: {
    application: [
      'ActivateServiceForConsole',
      'AlterRecording',
      'ChangeSecretKeyFlag',
      'CreateCloudRecording',
      'CreateKickingRule',
    ],
    operation: [
      'AddToDemoApplyList',
      'AlterAudit',
      'AlterUserDomain',
      'CopyStrategyApiForConsole',
      'CreateBasicModeration',
      'CreateCloudModeration',
      'CreateCloudSliceTask',
      'CreateKeywordsLibForConsole',
      'CreateKeywordsSamplesForConsole',
    ],
  },
  read: { application: [], operation: [] },
} as const;

/** CAM's table of TRTC's APIs on the international site. */
export const camTableInternational = {
  source: {
    title: 'CAM-enabled APIs: TRTC, international (598/57174)',
    url: 'https://www.tencentcloud.com/document/product/598/57174',
    revision: '2025-03-26',
    seen: '2026-11',
    gap: 'write rows after `DeleteCloudRecording`, read rows after `DescribeRealtimeNetwork`, all list rows',
  },
  write: {
    application: [
      'AlterRecording',
      'ChangeSecretKeyFlag',
      'CreateCloudRecording',
      'CreateSecret',
      'CreateSecretUserSig',
      'CreateTroubleInfo',
      'CreateWatermark',
      'DeleteCloudRecording',
    ],
    operation: [
      'AlterAudit',
      'CreateCloudSliceTask',
      'CreateSpearConf',
      'CreateTRTCFreePackage',
      'CreateTrtcApp',
      'CreateTrtcFreeLicense',
    ],
  },
  read: {
    application: [
      'DescribeAbnormalEvent',
      'DescribeCallDetail',
      'DescribeCallDetailInfo',
      'DescribeCloudRecording',
      'DescribeHistoryScale',
      'DescribeOnlineRoomInformation',
      'DescribeOnlineUserInformation',
      'DescribeRealtimeNetwork',
    ],
    operation: [
      'CheckCreateTRTCFreePackage',
      'CheckTRTCUserStatus',
      'CheckUserInQCWhiteList',
      'CreateTrtcFreeLicenseForIntl',
      'DescribeAIConversation',
      'DescribeDetailEvent',
      'DescribeDurationPackages',
      'DescribeMeasureResources',
      'DescribeMixTranscodingUsage',
      'DescribeOldRecordUsage',
    ],
  },
} as const;
