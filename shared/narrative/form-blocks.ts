import { SCALE_NAMES } from '../amount/amount';
import { writeAddress } from '../document/address';
import type { FormFigures } from '../forms/form-summary';
import { scoreLine } from '../forms/printed-sentences';
import { NAME_LABEL, OFFICE_LABELS } from '../forms/printed-words';
import { alignmentOf, calculates, measures } from '../kind/value-text';
import { present } from '../kit/assert';
import { normalName } from '../kit/same-name';
import { isOfTexts } from '../pack/of-texts';
import type { HeaderNode, Table } from '../pack/pack';
import { panelColumns, publishedScale, tableLines, typeAt } from '../pack/table-shape';
import { type Block, type HeadingBlock, type Inline, missingMark, type Report } from '../report/blocks';
import { fitGrid } from '../report/fit-grid';
import type { Grid } from '../report/grid';
import type { Session } from '../session/session';
import { cellInlines, lineBlocks } from './form-lines';
import { untouchedLabel } from './forms';
import { brokenAtLines } from './read-markdown';

/**
 * The forms as attachments of the document, in the order of their list, each with its number; those marked 涉密 are
 * left out. A project without forms has no such part, and no heading for it.
 */
export function formBlocks(session: Session, heading: string | undefined): readonly Block[] {
  const printed = session.forms.figures().filter(({ facts }) => !facts.secret);
  if (printed.length === 0) return [];
  const title: Block[] = heading === undefined ? [] : [headingOf(1, heading)];
  return [
    ...title,
    ...printed.flatMap((form, at) =>
      form.isUntouched
        ? [titleOf(form, at + 1), paragraph([untouchedMark(form)])]
        : attachment(session, form, at + 1),
    ),
  ];
}

/** In place of a form that nobody has filled in: printed, it would only look like one. */
function untouchedMark(form: FormFigures): Inline {
  const label = untouchedLabel(form);
  const cell = writeAddress({ book: form.book, ...form.kind.executed });
  const text = missingMark(`待填写：${label}`);
  return { kind: 'quoted', label, cell, text, missing: `没有填写“${label}”` };
}

/** One form as a document of its own. */
export function formReport(session: Session, form: FormFigures, number: number): Report {
  const { organisation } = session.document().facts;
  return {
    title: `${form.facts.name}　${form.kind.title}`,
    author: organisation,
    blocks: attachment(session, form, number),
  };
}

function attachment(session: Session, form: FormFigures, number: number): readonly Block[] {
  const { kind, facts } = form;
  const title = titleOf(form, number);
  if (kind.prints.length > 0) {
    const tableOf = (id: string): Table =>
      present(
        kind.tables.find((table) => table.id === id),
        'a printed table is of the form',
      );
    return [
      title,
      ...kind.prints.flatMap((line, at) =>
        line.kind === 'table'
          ? tableBlocks(session, form, tableOf(line.table), kind.prints[at - 1]?.kind === 'table')
          : lineBlocks(session, form, line),
      ),
    ];
  }
  const score = scoreLine(kind);
  const project = session.document().facts;
  const whose =
    kind.of === 'project' ? `${NAME_LABEL}：${facts.name}` : `${OFFICE_LABELS[0]}：${project.organisation}`;
  const tables = kind.tables.filter(({ supplementary }) => !supplementary);
  return [
    title,
    ...[`（${project.year}年度）`, whose].map((text) => paragraph([{ kind: 'text', text }])),
    ...tables.flatMap((table) => [headingOf(4, table.title), ...tableBlocks(session, form, table)]),
    ...(score && score.kind !== 'table' ? lineBlocks(session, form, score) : []),
  ];
}

function titleOf({ kind }: FormFigures, number: number): Block {
  return { ...headingOf(2, `附件${number}　${kind.title}`), newPage: number > 1 };
}

/**
 * Texts stand below their titles; anything else is a ruled table. `follows`: it comes right below another, and would be one
 * with it without a line between them.
 */
function tableBlocks(session: Session, form: FormFigures, table: Table, follows = false): readonly Block[] {
  const content = session.document().books.get(form.book)?.tables.get(table.id);
  const lines = tableLines(table, content?.lines ?? []);
  const columns = table.panels.flatMap(panelColumns);
  const scale = publishedScale(session.pack, table);
  if (isOfTexts(table)) {
    return lines.flatMap((line) =>
      brokenAtLines([
        { kind: 'text', text: `${line.label}：`, bold: true },
        ...cellInlines(session, form, table, line, 1, scale),
      ]).map(paragraph),
    );
  }
  const wide = columns.reduce((sum, { width }) => sum + width, 0);
  const rows = lines.map((line) =>
    columns.map(({ amount }): readonly Inline[] =>
      amount === undefined
        ? [{ kind: 'text', text: line.label }]
        : cellInlines(session, form, table, line, amount, scale),
    ),
  );
  // Titles may say it already: 项目资金（万元）, 全年预算数(元).
  const saysUnit = (title: string): boolean => normalName(title).includes(`(${SCALE_NAMES[scale]})`);
  const money = columns.filter(
    ({ amount }) => amount !== undefined && measures(typeAt(table, {}, amount)) === 'money',
  );
  const isSaid = saysUnit(table.title) || money.every(({ title }) => saysUnit(title));
  const unit = money.length > 0 && (follows || !isSaid);
  return [
    ...(unit ? [paragraph([{ kind: 'text', text: `${table.caption.scale}${SCALE_NAMES[scale]}` }])] : []),
    {
      kind: 'grid',
      grid: fitGrid({
        header: columns.map(({ title }) => title),
        groups: groupsOf(table),
        shares: columns.map(({ width }) => width / wide),
        aligns: columns.map(({ amount }) => {
          const type = amount === undefined ? undefined : table.columnTypes[amount];
          if (type) return alignmentOf(type);
          return amount === undefined ? 'left' : 'right';
        }),
        rows,
        // 一级 and 二级 are printed once over their rows; what stands behind the name is of one row alone.
        merged: levelColumns(table),
      }),
    },
  ];
}

/** The titles over several columns, by the places of these. */
function groupsOf({ panels }: Table): NonNullable<Grid['groups']> {
  let at = 0;
  return panels
    .flatMap(({ header }) => header)
    .flatMap((node) => {
      const from = at;
      at += leavesOf(node);
      return 'columns' in node ? [{ from, to: at - 1, title: node.title }] : [];
    });
}

function leavesOf(node: HeaderNode): number {
  return 'columns' in node ? node.columns.reduce((sum, each) => sum + leavesOf(each), 0) : 1;
}

/** The columns left of the name of a row, as far as they hold words. */
function levelColumns(table: Table): readonly number[] {
  const columns = table.panels.flatMap(panelColumns);
  const name = columns.findIndex(({ shows }) => shows === 'name');
  return columns.flatMap(({ amount }, at) =>
    amount !== undefined && at < name && !calculates(typeAt(table, {}, amount)) ? [at] : [],
  );
}

function headingOf(level: 1 | 2 | 4, text: string): HeadingBlock {
  return { kind: 'heading', level, content: [{ kind: 'text', text }] };
}

function paragraph(content: readonly Inline[]): Block {
  return { kind: 'paragraph', content };
}
