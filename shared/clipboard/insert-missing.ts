import type { TablePlace } from '../document/address';
import type { Step } from '../document/command';
import { tablesIn } from '../document/document';
import { explainRefusal } from '../document/explain-refusal';
import { failed, ok, type Result } from '../kit/result';
import type { CodedLine } from '../pack/table-shape';
import type { Session } from '../session/session';

export type InsertedLines = {
  readonly steps: readonly Step[];
  readonly newLines: readonly CodedLine[];
  readonly notices: readonly string[];
};

/**
 * Makes the lines a paste needs and the table lacks, with their parents, in a trial session. A parent's own amounts
 * give way to the sum of its new lines: that is told, and where they went.
 */
export function insertMissing(
  trial: Session,
  place: TablePlace,
  wanted: readonly CodedLine[],
): Result<InsertedLines, string> {
  const before = new Set(linesOf(trial, place).map(({ code }) => code));
  const lines = wanted.filter(({ code }) => !before.has(code)).map((line) => named(line, trial));
  if (lines.length === 0) return ok({ steps: [], newLines: [], notices: [] });
  const names = Object.fromEntries(trial.pack.dictionary.map(({ code, name }) => [code, name]));
  const notices: string[] = [];
  const step = (moveAmounts: boolean): Step => ({
    kind: 'insert-lines',
    ...place,
    lines,
    names,
    moveAmounts,
  });
  let chosen = step(false);
  let tried = trial.run(chosen);
  if (!tried.ok && tried.problem.kind === 'parent-has-amounts') {
    const { parent, code } = tried.problem;
    notices.push(
      `科目 ${parent} 原有金额，插入下级后改由下级汇总；原金额移到 ${code}，粘贴的内容里有 ${code} 的金额时以粘贴的为准`,
    );
    chosen = step(true);
    tried = trial.run(chosen);
  }
  if (!tried.ok) return failed(explainRefusal(tried.problem));
  const newLines = linesOf(trial, place).filter(({ code }) => !before.has(code));
  return ok({ steps: [chosen], newLines, notices });
}

function linesOf(session: Session, { book, table }: TablePlace): readonly CodedLine[] {
  return tablesIn(session.document(), book)?.get(table)?.lines ?? [];
}

/** A code pasted without its name gets the dictionary's. */
function named({ code, name }: CodedLine, { pack }: Session): CodedLine {
  return { code, name: name || (pack.dictionary.find((entry) => entry.code === code)?.name ?? '') };
}
