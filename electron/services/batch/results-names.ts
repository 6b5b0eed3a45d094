/** What a folder of results holds beside what was made of the files: what was done, results, the summary, the data. */
export const RECORD = 'run.json';
/** A line a file, in the files' order. */
export const RESULTS = 'results.jsonl';
export const SUMMARY = '检查结果.xlsx';

/** Whether a folder with these names in it is one of results. */
export function holdsResults(names: readonly string[]): boolean {
  return names.includes(RECORD) && names.includes(RESULTS);
}
