import { App } from 'cdktf';
import { CustomPolicy } from './examples/custom-policy/stack';
import { EscapeHatch } from './examples/escape-hatch/stack';
import { ExistingSubAccount } from './examples/existing-sub-account/stack';
import { NewSubAccount } from './examples/new-sub-account/stack';
import { Team } from './examples/team/stack';
import { twoEnvironments } from './examples/two-environments/stack';

// Each stack is named after its example's folder.
const app = new App();
new NewSubAccount(app, 'new-sub-account');
new ExistingSubAccount(app, 'existing-sub-account');
new Team(app, 'team');
new CustomPolicy(app, 'custom-policy');
twoEnvironments(app, 'two-environments');
new EscapeHatch(app, 'escape-hatch');
app.synth();
