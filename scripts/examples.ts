import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expectedFiles, synthesisedExamples } from '../test/examples/synthesised';

/** `npm run examples:update`: what the examples make now becomes what is expected of them. */
const synthesised = synthesisedExamples();
expectedFiles().forEach((file) => rmSync(file));
synthesised.forEach((text, file) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
});
