export { ApiError } from './api-error';
export { type AccountSummary, CamConsole } from './cam-console';
export { CamEmulator, type CamEmulatorOptions } from './cam-emulator';
export { EmulatedAccount } from './emulated-account';
export { EmulatorError } from './emulator-error';
export { type AnsweredRequest } from './gateway';
export { type LoginAnswer } from './login';
