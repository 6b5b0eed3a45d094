import { isMap, isScalar, parseDocument, type Scalar, visit } from 'yaml';
import { spliceText, type TextEdit } from './splice-text';

/** The files of a pack whose words name cells of its tables: rules, tests, the published document and its templates. */
export function namesCells(path: string): boolean {
  return (
    path === 'rules.txt' || path === 'report.yaml' || /^tests\/.*\.yaml$/.test(path) || path.endsWith('.md')
  );
}

/** A kind of self-evaluation forms. Its own tables may be called what published ones are, and are not meant. */
export function isForm(path: string): boolean {
  return /^forms\/[^/]+\.yaml$/.test(path);
}

/** The cells of the published tables in a kind of forms: those that `links` show, those in which `sums` stand. */
export function renameFormPlaces(text: string, rename: (place: string) => string): string {
  const document = parseDocument(text);
  const pairs = (name: string) => {
    const map = document.get(name);
    return isMap(map) ? map.items : [];
  };
  const places = [...pairs('links').map(({ value }) => value), ...pairs('sums').map(({ key }) => key)];
  return spliceText(
    text,
    places.flatMap((place): TextEdit[] => {
      if (!isScalar(place)) return [];
      const old = String(place.value);
      const next = rename(old);
      return next === old ? [] : [replacing(text, place, next)];
    }),
  );
}

/** What `table:` and `line:` say beside one another in a YAML file (a chart of report.yaml), said otherwise. */
export function renamePlaces(
  text: string,
  rename: (place: { readonly table: string; readonly line: string | undefined }) => {
    readonly table?: string;
    readonly line?: string;
  },
): string {
  const edits: TextEdit[] = [];
  visit(parseDocument(text), {
    Map(_, node) {
      const [table, line] = [node.get('table', true), node.get('line', true)];
      if (!isMap(node) || !isScalar(table)) return;
      const next = rename({
        table: String(table.value),
        line: isScalar(line) ? String(line.value) : undefined,
      });
      if (next.table !== undefined) edits.push(replacing(text, table, next.table));
      if (next.line !== undefined && isScalar(line)) edits.push(replacing(text, line, next.line));
    },
  });
  return spliceText(text, edits);
}

/** The scalar's new value in the quotes it had. */
export function replacing(text: string, { range }: Scalar, value: string): TextEdit {
  const [start, end] = range ?? [0, 0];
  const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? '';
  return { start, end, text: `${quote}${value}${quote}` };
}
