import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { IN_CHINESE } from '../kit/schema-words';
import { allowedKeys } from './allowed-keys';
import { beyondBounds, endlessAlias } from './yaml-bounds';
import { explainYamlError } from './yaml-words';

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
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { file, line, reason: explainYamlError(error.code, col) };
      }),
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
    parsed.error.issues.map(deepest).map((issue) => {
      // An unknown key stands deeper than the object that has it.
      const place =
        issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
      // What is wrong with a key stands a level deeper.
      const { message: said } = (issue.code === 'invalid_key' ? issue.issues[0] : undefined) ?? issue;
      const isUnfit = issue.code === 'unrecognized_keys' || issue.code === 'invalid_union';
      const message = (isUnfit ? unknownKeys(schema, issue.path, document) : undefined) ?? said;
      return { file, line: lineOf(place), reason: `${place.map(String).join('.')}：${message}` };
    }),
  );
}

/** Where one of several kinds of objects is wanted, what is wrong with it may stand deeper: a column within its group. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const within = issue.errors
    .flat()
    .filter(({ code, path }) => code === 'invalid_union' && path.length > 0)
    .map((inner) => deepest({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue));
  return within[0] ?? issue;
}

/** Keys that may not stand there, with those that may; `undefined`: all of them may. */
function unknownKeys(
  schema: z.ZodType,
  path: readonly PropertyKey[],
  document: Document.Parsed,
): string | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  const written = isMap(node) ? node.items.map(({ key }) => String(key)) : [];
  const allowed = allowedKeys(schema, path, written);
  const names = written.filter((key) => !allowed.includes(key)).map((key) => `“${key}”`);
  return names.length === 0 || allowed.length === 0
    ? undefined
    : `没有${names.join('、')}这一项，这里可以写：${allowed.join('、')}`;
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
