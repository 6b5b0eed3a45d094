/** A fault in a pack's files, for its author. `line` is one-based; 0 when the file as a whole is meant. */
export type PackProblem = {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
};

/** All faults of a pack as text, one a line: `rules.txt 第 12 行：…`. */
export function explainPackProblems(problems: readonly PackProblem[]): string {
  return problems
    .map(({ file, line, reason }) => `${file}${line > 0 ? ` 第 ${line} 行` : ''}：${reason}`)
    .join('\n');
}
