// Generates lib/tencentcloud from schema/tencentcloud-cam.json: the provider block and its CAM resources and data sources.
// It runs on every install, so it is quiet, needs neither Terraform nor a network, and does nothing when nothing changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outdir = join(root, 'lib', 'tencentcloud');
const stamp = join(outdir, '.generated-from');

// A range and not a pin: a pin in a library would fight with the user's own lock file.
const PROVIDER = 'tencentcloudstack/tencentcloud@~> 1.83';

const schemaText = readFileSync(join(root, 'schema', 'tencentcloud-cam.json'), 'utf8');
const fingerprint = createHash('sha256')
  .update(schemaText)
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest('hex');
if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === fingerprint) process.exit(0);

// Loading the generator looks for a Terraform binary and phones home when there is one; neither is needed here.
process.env.CHECKPOINT_DISABLE = '1';
process.env.PATH = '';
const require = createRequire(import.meta.url);
const { CodeMaker } = require('codemaker');
const { ConstructsMakerProviderTarget, LANGUAGES, TerraformProviderConstraint } = require('@cdktf/commons');
const { sanitizeProviderSchema } = require('@cdktf/provider-schema/src/provider-schema');
// Not the package's main file: that one also loads jsii-pacmak, which it does not declare.
const { TerraformProviderGenerator } = require('@cdktf/provider-generator/lib/get/generator/provider-generator');

const schema = sanitizeProviderSchema(JSON.parse(schemaText));
// The generator writes the schema's exact version into `required_providers` if it finds one.
delete schema.provider_versions;

const code = new CodeMaker();
code.indentation = 2;
const typescript = LANGUAGES.find((language) => language === 'typescript');
new TerraformProviderGenerator(code, schema).generate(
  new ConstructsMakerProviderTarget(new TerraformProviderConstraint(PROVIDER), typescript),
);

const scratch = mkdtempSync(join(root, 'lib', '.bindings-'));
try {
  await code.save(scratch);
  const generated = join(scratch, 'providers', 'tencentcloud');
  rmSync(join(generated, 'lazy-index.ts'));
  writeFileSync(join(generated, '.generated-from'), `${fingerprint}\n`);
  rmSync(outdir, { recursive: true, force: true });
  renameSync(generated, outdir);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
