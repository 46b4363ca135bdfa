// What loading the package costs once CDKTF is loaded, and which bindings it brings along.

require('cdktf');
const before = process.cpuUsage();
require('cdktf-trtc-access');
const { user, system } = process.cpuUsage(before);
const bindings = Object.keys(require.cache).flatMap(
  (file) => /dist[\\/]tencentcloud[\\/]([^\\/]+)[\\/]/.exec(file)?.[1] ?? [],
);
process.stdout.write(JSON.stringify({ milliseconds: (user + system) / 1000, bindings }));
