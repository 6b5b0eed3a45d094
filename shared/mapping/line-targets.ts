import type { Pack, Table } from '../pack/pack';
import { classificationOf, isListedCode } from '../pack/table-shape';

/** A line that a row may be said to be. */
export type LineTarget = { readonly key: string; readonly name: string; readonly label: string };

/** The lines a row of the panel may be: the panel's own, those below it across panels, and codes it may list. */
export function lineTargets(pack: Pack, table: Table, panel: number): LineTarget[] {
  const classification = listsCodes(table, panel) ? classificationOf(table) : undefined;
  const listed = pack.dictionary
    .filter((entry) => entry.classification === classification)
    .map(({ code, name }) => ({ key: code, name: `${code} ${name}`, label: name }));
  return [...fixedTargets(table, panel), ...listed];
}

/** Whether a row of the panel can be that line at all. */
export function isLineOf(table: Table, panel: number, key: string): boolean {
  if (fixedTargets(table, panel).some((target) => target.key === key)) return true;
  return listsCodes(table, panel) && isListedCode(table, key);
}

/** The fixed lines among them. */
export function fixedTargets(table: Table, panel: number): LineTarget[] {
  const own = (table.panels[panel]?.items ?? []).flatMap((item) => (item.kind === 'line' ? [item.line] : []));
  const below = table.footer.filter(({ from }) => from === panel).map(({ line }) => line);
  return [...own, ...below].map(({ key, label, number }) => ({
    key,
    label: label || key,
    name: [label || key, ...(number === undefined ? [] : [`（行次 ${number}）`])].join(''),
  }));
}

function listsCodes(table: Table, panel: number): boolean {
  return table.panels[panel]?.items.some((item) => item.kind === 'codes') ?? false;
}
