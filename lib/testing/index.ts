export { type AccessMatchers, accessMatchers } from './access-matchers';
export { accessOf, type AccessOptions, type AccessUnderTest, type Synthesised } from './access-under-test';
import './register';
