/** Actions that make a witness easy to picture, the most telling first. Callers that know more pass their own. */
export const KNOWN_ACTIONS: readonly string[] = [
  'trtc:RemoveUser',
  'trtc:DismissRoom',
  'trtc:DescribeRoomInfo',
  'trtc:CreateCloudRecording',
  'trtc:DeleteCloudRecording',
  'trtc:DescribeCloudRecording',
  'trtc:ModifyCloudRecording',
  'trtc:StartPublishCdnStream',
  'trtc:StopPublishCdnStream',
  'trtc:UpdatePublishCdnStream',
  'trtc:DescribeUserInfo',
  'trtc:DescribeSecret',
  'cam:AttachUserPolicy',
  'cos:GetObject',
  'cvm:DescribeInstances',
];
