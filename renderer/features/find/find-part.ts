export { findNext } from './find-next';
export { FindPanel } from './find-panel';
