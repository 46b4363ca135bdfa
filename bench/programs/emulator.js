// An emulator in a process of its own, whose processor time and memory the bench asks for. Run with --expose-gc.
const { CamEmulator } = require('cdktf-trtc-access/emulator');

const POLICIES = 200;
const DOCUMENT = JSON.stringify({
  version: '2.0',
  statement: [
    {
      effect: 'allow',
      action: ['trtc:Describe*', 'trtc:DismissRoom'],
      resource: ['qcs::trtc::uin/:sdkappid/1400000001'],
    },
  ],
});

const { users, stateFile } = JSON.parse(process.argv[2]);

/** Users who hold 200 policies each, as many as CAM lets them; the first one has a key. */
function furnish({ console: cam }) {
  const ids = Array.from({ length: POLICIES }, (_, at) => {
    return cam.call('CreatePolicy', { PolicyName: `policy-${at}`, PolicyDocument: DOCUMENT }).PolicyId;
  });
  const keys = Array.from({ length: users }, (_, at) => {
    const { Uin, SecretId, SecretKey } = cam.call('AddUser', { Name: `user-${at}`, UseApi: at === 0 ? 1 : 0 });
    for (const PolicyId of at === 0 ? ids.slice(0, 5) : ids) cam.call('AttachUserPolicy', { AttachUin: Uin, PolicyId });
    return { uin: Uin, secretId: SecretId, secretKey: SecretKey };
  });
  return { ids, user: keys[0], uins: keys.map(({ uin }) => uin) };
}

CamEmulator.start({ stateFile }).then((cam) => {
  process.on('message', (wish) => {
    if (wish === 'stop') return cam.stop().then(() => process.disconnect());
    if (wish === 'garbage') globalThis.gc();
    const { user, system } = process.cpuUsage();
    process.send({ cpu: (user + system) / 1e6, memory: process.memoryUsage() });
  });
  const { url, secretId, secretKey } = cam;
  process.send({ url, owner: { secretId, secretKey }, ...furnish(cam) });
});
