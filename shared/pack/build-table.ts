import { SCALE_OF } from '../amount/amount';
import { readType, type ValueType } from '../kind/kinds';
import { amountColumns } from './column-words';
import type { Caption, FixedLine, HeaderNode, Panel, PanelItem, Table } from './pack';
import { ROW_KEY_LENGTH } from './row-keys';
import type { ColumnFile, ItemFile, LineFile, TableFile } from './table-schema';
import { panelColumns } from './table-shape';

/** Turns a checked table file, whose types `typeFaults` found sound, into the model. */
export function buildTable(file: TableFile, supplementary: boolean): Table {
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
    consecutive: file.consecutive,
    panels,
    footer: file.footer.map(({ panels: [from, to], ...line }) => ({
      line: fixedLine(line),
      from: from - 1,
      to: to - 1,
    })),
    notes: file.notes,
    ...(file.emptySentence === undefined ? {} : { emptySentence: file.emptySentence }),
    landscape: file.orientation === 'landscape',
    supplementary,
    ...(file.scale === undefined ? {} : { scale: SCALE_OF[file.scale] }),
    columns: amountColumns(panels),
    columnTypes: columnTypes(panels),
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
  if ('parts' in column && column.parts) {
    const part = { aliases: [], width: width / column.parts.length, counterparts: [], shows: column.shows };
    return {
      title,
      aliases,
      columns: column.parts.map((word) => ({ ...part, title: word })),
      parts: true,
      ...(column.digits ? { digits: column.digits } : {}),
    };
  }
  if ('shows' in column) return { title, aliases, width, counterparts: [], shows: column.shows };
  const amount = 'amount' in column ? column.amount : column.column;
  const { counterparts } = column;
  return { title, aliases, width, counterparts, shows: 'amount', amount, ...typeOf(column) };
}

function panelItem(item: ItemFile): PanelItem {
  if ('line' in item) return { kind: 'line', line: fixedLine(item) };
  if ('unlabelled' in item) return { kind: 'unlabelled', number: item.unlabelled };
  if ('heading' in item) return { kind: 'heading', text: item.heading };
  if ('header' in item) return { kind: 'header', texts: item.header };
  if ('fill' in item) return { kind: 'fill' };
  if ('rows' in item) {
    const { rows: classification, columns } = item;
    const list = {
      kind: 'codes',
      classification,
      levels: [ROW_KEY_LENGTH],
      letters: false,
      serial: 0,
    } as const;
    return { ...list, rows: true, ...(columns === undefined ? {} : { columns }) };
  }
  const { codes: classification, levels, letters, serial = 0 } = item;
  return { kind: 'codes', classification, levels, letters, serial };
}

function fixedLine(line: LineFile): FixedLine {
  const number = line.number ?? (/^\d{1,3}$/.test(line.line) ? line.line : '');
  return {
    key: line.line,
    label: line.label,
    aliases: line.aliases,
    ...(number === '' ? {} : { number }),
    ...(line.class === undefined ? {} : { class: line.class }),
    ...typeOf(line),
    notApplicable: line.notApplicable,
    total: line.total,
    bold: line.bold || line.total,
    optional: line.optional,
  };
}

function typeOf(says: object): { readonly type?: ValueType } {
  const type = readType({ ...says });
  return type.ok && type.value !== undefined ? { type: type.value } : {};
}

function columnTypes(panels: readonly Panel[]): Record<number, ValueType> {
  const types = panels
    .flatMap(panelColumns)
    .flatMap(({ amount, type }): [number, ValueType][] =>
      amount === undefined || type === undefined ? [] : [[amount, type]],
    );
  return Object.fromEntries(types);
}
