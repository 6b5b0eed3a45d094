import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { IN_CHINESE } from '../kit/schema-words';

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
  const parsed = schema.safeParse(document.toJS(), IN_CHINESE);
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
