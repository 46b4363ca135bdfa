// What loading the package costs once CDKTF is loaded, and which bindings it brings along.
const { performance } = require('node:perf_hooks');

require('cdktf');
const start = performance.now();
require('cdktf-trtc-access');
const milliseconds = performance.now() - start;
const bindings = Object.keys(require.cache).flatMap(
  (file) => /dist[\\/]tencentcloud[\\/]([^\\/]+)[\\/]/.exec(file)?.[1] ?? [],
);
process.stdout.write(JSON.stringify({ milliseconds, bindings }));
