import { amountColumns } from './column-words';
import type { Caption, FixedLine, HeaderNode, Panel, PanelItem, Table } from './pack';
import type { ColumnFile, ItemFile, LineFile, TableFile } from './table-schema';

/** Turns a checked table file into the model; what only the whole can tell is `checkTable`'s. */
export function buildTable(file: TableFile): Table {
  const panels = file.panels.map(
    (panel): Panel => ({
      ...(panel.title === undefined ? {} : { title: panel.title }),
      header: panel.columns.map(headerNode),
      items: panel.items.map(panelItem),
    }),
  );
  return {
    id: file.id,
    title: file.title,
    number: file.number ?? '',
    name: file.number ?? `《${file.title}》`,
    shortTitle: file.shortTitle,
    sheet: file.sheet,
    aliases: file.aliases,
    counterparts: file.counterparts,
    caption: captionOf(file),
    ...(file.columnNumbers === undefined ? {} : { columnNumbers: file.columnNumbers }),
    panels,
    footer: file.footer.map(({ panels: [from, to], ...line }) => ({
      line: fixedLine(line),
      from: from - 1,
      to: to - 1,
    })),
    notes: file.notes,
    ...(file.emptySentence === undefined ? {} : { emptySentence: file.emptySentence }),
    landscape: file.orientation === 'landscape',
    columns: amountColumns(panels),
  };
}

function captionOf({ caption: { organisation, year, scale } }: TableFile): Caption {
  return {
    ...(organisation === undefined ? {} : { organisation }),
    ...(year === undefined ? {} : { year }),
    scale,
  };
}

function headerNode(column: ColumnFile): HeaderNode {
  if ('columns' in column) {
    return { title: column.title, aliases: column.aliases ?? [], columns: column.columns.map(headerNode) };
  }
  const { title, aliases, width } = column;
  return 'amount' in column
    ? { title, aliases, width, counterparts: column.counterparts, shows: 'amount', amount: column.amount }
    : { title, aliases, width, counterparts: [], shows: column.shows };
}

function panelItem(item: ItemFile): PanelItem {
  if ('line' in item) return { kind: 'line', line: fixedLine(item) };
  if ('unlabelled' in item) return { kind: 'unlabelled', number: item.unlabelled };
  if ('heading' in item) return { kind: 'heading', text: item.heading };
  if ('header' in item) return { kind: 'header', texts: item.header };
  if ('fill' in item) return { kind: 'fill' };
  return { kind: 'codes', classification: item.codes, levels: item.levels };
}

function fixedLine(line: LineFile): FixedLine {
  const number = line.number ?? (/^\d{1,3}$/.test(line.line) ? line.line : '');
  return {
    key: line.line,
    label: line.label,
    aliases: line.aliases,
    ...(number === '' ? {} : { number }),
    ...(line.class === undefined ? {} : { class: line.class }),
    type: line.type,
    notApplicable: line.notApplicable,
    total: line.total,
    bold: line.bold || line.total,
    optional: line.optional,
  };
}
