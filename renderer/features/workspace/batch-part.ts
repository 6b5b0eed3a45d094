/** Many units at once. */
export { BatchDialog } from '../batch/batch-dialog';
export { goToFirstFailing } from '../batch/open-unit';
export { ConsolidateDialog } from '../consolidate/consolidate-dialog';
export { RenewSumDialog } from '../consolidate/renew-sum-dialog';
export { QueryDialog } from '../query/query-dialog';
