// @ts-check
// The thread behind readRecipientSync: it may wait for openpgp's promises, while its caller waits for it.
const { parentPort } = require('node:worker_threads');

parentPort?.on('message', async (/** @type {import('./recipient').Question} */ { content, now, port, done }) => {
  try {
    // @ts-expect-error -- its types are those of an ES module
    const openpgp = require('openpgp');
    const { readRecipient } = require('./read-recipient.cjs');
    port.postMessage(await readRecipient(openpgp, content, new Date(now)));
  } catch (error) {
    port.postMessage({ failure: String(error) });
  }
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});
