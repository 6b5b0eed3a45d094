import { isText, SCALE_NAMES, type Scale, textOf } from '../amount/amount';
import type { FormSummary } from '../forms/form-summary';
import { alignmentOf, displayText, optionsOf } from '../kind/value-text';
import { isOfTexts } from '../pack/of-texts';
import type { Table } from '../pack/pack';
import { panelColumns, publishedScale, type TableLine, tableLines, typeAt } from '../pack/table-shape';
import { type Block, type Inline, missingMark } from '../report/blocks';
import type { Session } from '../session/session';

/**
 * The forms as attachments of the document, in the order of their list, each with its number; those marked 涉密 are
 * left out. A project without forms has no such part, and no heading for it.
 */
export function formBlocks(session: Session, heading: string | undefined): readonly Block[] {
  const printed = session.forms.summaries().filter(({ facts }) => !facts.secret);
  if (printed.length === 0) return [];
  const title: Block[] = heading === undefined ? [] : [headingOf(1, heading)];
  return [...title, ...printed.flatMap((form, at) => attachment(session, form, at + 1))];
}

function attachment(session: Session, form: FormSummary, number: number): readonly Block[] {
  const { kind, facts } = form;
  const name: Block[] =
    kind.of === 'project' ? [paragraph([{ kind: 'text', text: `项目名称：${facts.name}` }])] : [];
  const tables = kind.tables.filter(({ supplementary }) => !supplementary);
  return [
    headingOf(2, `附件${number}　${kind.title}`),
    ...name,
    ...tables.flatMap((table) => [headingOf(4, table.title), ...tableBlocks(session, form, table)]),
  ];
}

/** Texts stand below their titles; anything else is a ruled table. */
function tableBlocks(session: Session, form: FormSummary, table: Table): readonly Block[] {
  const content = session.document().books.get(form.book)?.tables.get(table.id);
  const lines = tableLines(table, content?.lines ?? []);
  const columns = table.panels.flatMap(panelColumns);
  const scale = publishedScale(session.pack, table);
  if (isOfTexts(table)) {
    return lines.map((line) =>
      paragraph([
        { kind: 'text', text: `${line.label}：`, bold: true },
        ...cellInlines(session, form, table, line, 1, scale),
      ]),
    );
  }
  const wide = columns.reduce((sum, { width }) => sum + width, 0);
  const paths = new Map(table.columns.map(({ number, path }) => [number, path.join('·')]));
  const rows = lines.map((line) =>
    columns.map(({ amount }): readonly Inline[] =>
      amount === undefined
        ? [{ kind: 'text', text: line.label }]
        : cellInlines(session, form, table, line, amount, scale),
    ),
  );
  const unit = columns.some(({ amount }) => amount !== undefined && !table.columnTypes[amount]);
  return [
    ...(unit ? [paragraph([{ kind: 'text', text: `${table.caption.scale}${SCALE_NAMES[scale]}` }])] : []),
    {
      kind: 'grid',
      grid: {
        header: columns.map(({ title, amount }) =>
          amount === undefined ? title : (paths.get(amount) ?? title),
        ),
        shares: columns.map(({ width }) => width / wide),
        aligns: columns.map(({ amount }) => {
          const type = amount === undefined ? undefined : table.columnTypes[amount];
          if (type) return alignmentOf(type);
          return amount === undefined ? 'left' : 'right';
        }),
        rows: withoutRepeats(
          rows,
          columns.map(({ amount }) => isChoice(table, amount)),
        ),
      },
    },
  ];
}

/** 一级 and 二级 are printed where they begin. */
function withoutRepeats(
  rows: readonly (readonly (readonly Inline[])[])[],
  merges: readonly boolean[],
): readonly (readonly (readonly Inline[])[])[] {
  const words = (cell: readonly Inline[] | undefined): string =>
    (cell ?? []).map(({ text }) => text).join('');
  return rows.map((row, at) => {
    let same = at > 0;
    return row.map((cell, column) => {
      if (!merges[column]) return cell;
      same &&= words(cell) === words(rows[at - 1]?.[column]);
      return same ? [] : cell;
    });
  });
}

function isChoice(table: Table, column: number | undefined): boolean {
  return column !== undefined && optionsOf(typeAt(table, {}, column)).length > 0;
}

function cellInlines(
  session: Session,
  { book, facts }: FormSummary,
  table: Table,
  line: TableLine,
  column: number,
  scale: Scale,
): readonly Inline[] {
  const view = session.cell({ book, table: table.id, line: line.key, column });
  if (!view || view.value === null) {
    // A text that is asked for and not there is told, and written in its form; a blank of a table is printed as one.
    const text = `${facts.name}·${line.label}`;
    return isOfTexts(table) && view
      ? [
          {
            kind: 'bound',
            text: missingMark(`待填写：${text}`),
            cells: [view.address],
            formula: view.address,
            missing: `没有填写“${text}”`,
          },
        ]
      : [];
  }
  const text = isText(view.value) ? textOf(view.value) : displayText(view.value, view.type, scale);
  return view.kind === 'derived' && !isText(view.value)
    ? [{ kind: 'bound', text, cells: [view.address], formula: view.address }]
    : [{ kind: 'text', text }];
}

function headingOf(level: 1 | 2 | 4, text: string): Block {
  return { kind: 'heading', level, content: [{ kind: 'text', text }] };
}

function paragraph(content: readonly Inline[]): Block {
  return { kind: 'paragraph', content };
}
