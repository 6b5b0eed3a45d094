import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import { formPack } from '../pack/form-pack';
import type { FormKind, HeaderNode, Pack, Panel, Table } from '../pack/pack';
import { ROW_KEY_LENGTH } from '../pack/row-keys';

/**
 * As the locator reads forms: rows that print no key are numbered as they stand, and tables that nobody prints (得分) have
 * no titles to be found by.
 */
export function printedPack(pack: Pack, kind: FormKind): Pack {
  const made = printedPacks(pack);
  const known = made.get(kind);
  if (known) return known;
  const own = formPack(pack, kind);
  const numbered = {
    ...own,
    tables: own.tables
      .filter(({ supplementary }) => !supplementary)
      .map(withNumberedRows)
      .map(withColumnNames),
  };
  made.set(kind, numbered);
  return numbered;
}

const printedPacks = oncePer((_: Pack) => new Map<FormKind, Pack>());

function withNumberedRows(table: Table): Table {
  const panels = table.panels.map(
    (panel): Panel => ({
      ...panel,
      items: panel.items.map((item) =>
        item.kind === 'codes' && item.rows ? { ...item, serial: ROW_KEY_LENGTH } : item,
      ),
    }),
  );
  return { ...table, panels };
}

/** A column that is called as its table is, below a title of that name: so that the title is no other table's. */
export function columnName(title: string): string {
  return `${title}一栏`;
}

function withColumnNames(table: Table): Table {
  const renamed = (node: HeaderNode): HeaderNode =>
    'columns' in node
      ? { ...node, columns: node.columns.map(renamed) }
      : titlesOf(table).includes(normalName(node.title))
        ? { ...node, aliases: [...node.aliases, columnName(node.title)] }
        : node;
  return { ...table, panels: table.panels.map((panel) => ({ ...panel, header: panel.header.map(renamed) })) };
}

/** The titles by which a table is known, as names are compared. */
export const titlesOf = oncePer(({ title, aliases }: Table): readonly string[] =>
  [title, ...aliases].map(normalName),
);
