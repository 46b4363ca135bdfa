import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expectedFiles } from '../examples/synthesised';
import { acceptance } from './acceptance';

for (const file of expectedFiles().filter((path) => path.endsWith('.tf.json'))) {
  acceptance(`the example ${basename(file, '.tf.json')} is valid Terraform`, async (stage) => {
    await expect(stage.validate(readFileSync(file, 'utf8'))).resolves.toBeUndefined();
  });
}
