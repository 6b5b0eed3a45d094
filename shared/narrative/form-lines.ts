import { isText, type Scale, textOf } from '../amount/amount';
import { fullName } from '../forms/form-list';
import type { FormFigures } from '../forms/form-summary';
import { displayText } from '../kind/value-text';
import { present } from '../kit/assert';
import type { PrintedLine, PrintedPart } from '../pack/form-kind';
import { isOfTexts } from '../pack/of-texts';
import type { Table } from '../pack/pack';
import { publishedScale, type TableLine, tableLines } from '../pack/table-shape';
import { type Block, type Inline, missingMark } from '../report/blocks';
import type { Session } from '../session/session';
import { brokenAtLines } from './read-markdown';

/** A line of a form as its pack prints it, but for tables. */
export function lineBlocks(
  session: Session,
  form: FormFigures,
  line: Exclude<PrintedLine, { kind: 'table' }>,
): readonly Block[] {
  if (line.kind === 'heading') {
    if (line.level === 3) return [paragraph([{ kind: 'text', text: line.text, bold: true }])];
    const content: readonly Inline[] = [{ kind: 'text', text: line.text }];
    return [{ kind: 'heading', level: line.level === 1 ? 3 : 4, content }];
  }
  return brokenAtLines(line.parts.flatMap((part) => partInlines(session, form, part))).map(paragraph);
}

function partInlines(session: Session, form: FormFigures, part: PrintedPart): readonly Inline[] {
  if (typeof part === 'string') return [{ kind: 'text', text: part }];
  if ('fact' in part) return factInlines(session, form, part.fact);
  const { table: id, line: key, column } = part.cell;
  const table = present(
    form.kind.tables.find((one) => one.id === id),
    'a printed cell is of the form',
  );
  const line = present(
    tableLines(table, []).find((one) => one.key === key),
    'a printed cell is of a fixed line',
  );
  return cellInlines(session, form, table, line, column, publishedScale(session.pack, table));
}

function factInlines(
  session: Session,
  { facts, grade, book, kind }: FormFigures,
  fact: Extract<PrintedPart, { fact: string }>['fact'],
): readonly Inline[] {
  const project = session.document().facts;
  switch (fact) {
    case '名称':
      return [{ kind: 'text', text: facts.name }];
    case '全称':
      return [{ kind: 'text', text: fullName(facts) }];
    case '单位名称':
      return [{ kind: 'text', text: project.organisation }];
    case '年度':
      return [{ kind: 'text', text: String(project.year) }];
    case '等级':
      if (grade !== undefined) return [{ kind: 'text', text: grade }];
      return [
        {
          kind: 'quoted',
          label: `${facts.name}·等级`,
          cell: `${book}.${kind.score.table}[${kind.score.line},${kind.score.column}]`,
          text: missingMark(`待填写：${facts.name}·等级`),
          missing: `没有${facts.name}的得分，不能定等级`,
        },
      ];
  }
}

/** What a cell of a form shows; a text or score that is asked for and not there is told. */
export function cellInlines(
  session: Session,
  { book, facts, isUntouched }: FormFigures,
  table: Table,
  line: TableLine,
  column: number,
  scale: Scale,
): readonly Inline[] {
  const view = session.cell({ book, table: table.id, line: line.key, column });
  if (!view) return [];
  const { type, address: cell } = view;
  // What formulas make of nothing is no score.
  const value = isUntouched && table.supplementary && view.kind === 'derived' ? null : view.value;
  const label = `${facts.name}·${line.label}`;
  if (value === null) {
    // A blank of a table is printed as one.
    return isOfTexts(table) || table.supplementary
      ? [
          {
            kind: 'quoted',
            label,
            cell,
            text: missingMark(`待填写：${label}`),
            missing: `没有填写“${label}”`,
          },
        ]
      : [];
  }
  return isText(value)
    ? [{ kind: 'quoted', label, cell, text: textOf(value) }]
    : [{ kind: 'bound', text: displayText(value, type, scale), cells: [cell], formula: cell }];
}

function paragraph(content: readonly Inline[]): Block {
  return { kind: 'paragraph', content };
}
