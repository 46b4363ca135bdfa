export * from './access-model';
export { AccountIndex } from './account-index';
export { keepForgotten } from './keep-forgotten';
export { newDoubts } from './new-doubts';
export * from './origin';
export * from './unknown';
