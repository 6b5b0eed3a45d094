import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { IN_CHINESE } from '../kit/schema-words';
import { beyondBounds, endlessAlias } from './yaml-bounds';

/** A value read from YAML together with the way back to its line, for faults found later. */
export type YamlFile<Value> = {
  readonly value: Value;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/**
 * Parses a pack's YAML file against a schema; every fault carries the line it stands on. With `texts` nothing is read
 * as a number or a truth value: `100.00` and `0201` stay as they are written.
 */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  scalars: 'values' | 'texts' = 'values',
): Result<YamlFile<z.infer<Schema>>, readonly PackProblem[]> {
  const beyond = beyondBounds(text);
  if (beyond) return failed([{ file, ...beyond }]);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: scalars === 'texts' ? 'failsafe' : 'core',
  });
  if (document.errors.length > 0) {
    return failed(
      document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        reason: `YAML 写法有误：${error.message}`,
      })),
    );
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const content = contentOf(document);
  if (!content.ok) {
    return failed([{ file, line: lines.linePos(content.problem.at).line, reason: content.problem.reason }]);
  }
  const parsed = schema.safeParse(content.value, IN_CHINESE);
  if (parsed.success) return ok({ value: parsed.data, lineOf });
  return failed(
    parsed.error.issues.map((issue) => {
      // An unknown key stands deeper than the object that has it.
      const place =
        issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
      // What is wrong with a key stands a level deeper.
      const { message } = (issue.code === 'invalid_key' ? issue.issues[0] : undefined) ?? issue;
      return { file, line: lineOf(place), reason: `${place.map(String).join('.')}：${message}` };
    }),
  );
}

/** References (`*名`) that stand for themselves, or for very many others, stand for nothing that can be read. */
function contentOf(
  document: Document.Parsed,
): Result<unknown, { readonly at: number; readonly reason: string }> {
  const endless = endlessAlias(document);
  if (endless !== undefined) return failed({ at: endless, reason: '引用（*）指着它自己所在的部分' });
  try {
    return ok(document.toJS());
  } catch (error) {
    // The library's own bound on what references stand for.
    if (error instanceof ReferenceError)
      return failed({ at: 0, reason: '引用（*）太多或没有所指，请写明内容' });
    throw error;
  }
}
