export * from './access-model';
export { keepForgotten } from './keep-forgotten';
export { newDoubts } from './new-doubts';
export * from './origin';
export * from './unknown';
