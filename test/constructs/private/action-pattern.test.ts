import { coversAction } from '../../../lib/constructs/private/action-pattern';

test.each([
  ['trtc:*', 'trtc:RemoveUser'],
  ['trtc:*', 'trtc:Describe*'],
  ['trtc:Describe*', 'trtc:Describe'],
  ['trtc:*Room*', 'trtc:DismissRoomByStrRoomId'],
  ['trtc:**Room', 'trtc:DismissRoom'],
  ['trtc:RemoveUser', 'trtc:RemoveUser'],
  ['trtc:*Describe*', 'trtc:Describe*'],
])('%s covers %s', (pattern, action) => {
  expect(coversAction(pattern, action)).toBe(true);
});

test.each([
  ['trtc:Describe*', 'trtc:*'],
  ['trtc:Remove*', 'trtc:DismissRoom'],
  ['trtc:RemoveUser', 'trtc:RemoveUserByStrRoomId'],
  ['trtc:removeuser', 'trtc:RemoveUser'],
  ['trtc:*', 'live:RemoveUser'],
])('%s does not cover %s', (pattern, action) => {
  expect(coversAction(pattern, action)).toBe(false);
});
