/** Where a host reports what only its keeper can mend; the clerk sees a sentence instead. */
export type Log = (text: string) => void;

export const logToStderr: Log = (text) => {
  process.stderr.write(`${text}\n`);
};
