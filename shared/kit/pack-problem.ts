/** A fault in a pack's files, for its author. `line` is one-based; 0 when the file as a whole is meant. */
export type PackProblem = {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
};
