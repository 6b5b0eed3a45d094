import { moneyDifference, type UnitResult } from '#shared/batch/unit-result';
import type { HostProblem } from '#shared/host/contract';
import { append } from '#shared/kit/lists';
import { ok, type Result } from '#shared/kit/result';
import { type Partition, partPath, writePart } from '../../parquet/data-folder';
import { type DataTable, emptyColumns, type TableColumns } from '../../parquet/schema';
import { parquetFile } from '../../parquet/write-parquet';
import type { UnitCells } from './unit-cells';

type Tables = { readonly [Name in DataTable]: TableColumns<Name> };

/** Collects what units say for one part of each table, partition by partition. */
export class UnitData {
  readonly #partitions = new Map<string, { readonly partition: Partition; readonly tables: Tables }>();

  add(result: UnitResult, cells: UnitCells | undefined): void {
    const { units, cells: table, findings } = this.#tablesOf(result);
    addUnit(units, result);
    addFindings(findings, result);
    if (cells) addCells(table, result, cells);
  }

  /** Writes the part of that number of every table and forgets what it wrote. */
  async write(folder: string, part: number): Promise<Result<void, HostProblem>> {
    for (const { partition, tables } of this.#partitions.values()) {
      for (const name of ['units', 'cells', 'findings'] as const) {
        if (tables[name].file.length === 0) continue;
        const bytes = parquetFile(name, tables[name]);
        const written = await writePart(folder, partPath(name, partition, part), bytes);
        if (!written.ok) return written;
      }
    }
    this.#partitions.clear();
    return ok(undefined);
  }

  #tablesOf({ year, pack }: UnitResult): Tables {
    const key = `${year}|${pack}`;
    const known = this.#partitions.get(key);
    if (known) return known.tables;
    const tables = {
      units: emptyColumns('units'),
      cells: emptyColumns('cells'),
      findings: emptyColumns('findings'),
    };
    this.#partitions.set(key, { partition: { year, pack }, tables });
    return tables;
  }
}

function addUnit(units: TableColumns<'units'>, result: UnitResult): void {
  const { summary } = result;
  units.file.push(result.file);
  units.organisation.push(result.organisation);
  units.kind.push(result.kind);
  units.scale.push(result.scale);
  units.state.push(result.state);
  units.reason.push(result.reason);
  units.passed.push(summary?.pass ?? null);
  units.failed.push(summary?.fail ?? null);
  units.rounding.push(summary?.rounding ?? null);
  units.not_applicable.push(summary?.notApplicable ?? null);
  units.not_run.push(summary?.notRun ?? null);
  units.errors.push(result.errors);
  units.warnings.push(result.warnings);
  units.hints.push(result.hints);
  units.unexplained.push(result.unexplained);
  units.absent.push(result.absent.join('、'));
  units.questions.push(result.questions.join('；'));
}

function addFindings(
  findings: TableColumns<'findings'>,
  { file, organisation, findings: found }: UnitResult,
): void {
  for (const finding of found) {
    const { rule, severity, message, cells, expected, actual, explanation } = finding;
    findings.file.push(file);
    findings.organisation.push(organisation);
    findings.rule.push(rule);
    findings.severity.push(severity);
    findings.message.push(message);
    findings.cells.push(cells.join(' '));
    findings.expected.push(expected);
    findings.actual.push(actual);
    findings.difference.push(moneyDifference(finding));
    findings.explained.push(explanation !== undefined);
    findings.explanation.push(explanation ?? null);
  }
}

function addCells(table: TableColumns<'cells'>, { file, organisation }: UnitResult, cells: UnitCells): void {
  for (let at = 0; at < cells.line.length; at += 1) {
    table.file.push(file);
    table.organisation.push(organisation);
  }
  append(table.book, cells.book);
  append(table.table_id, cells.table);
  append(table.table_title, cells.tableTitle);
  append(table.line, cells.line);
  append(table.line_name, cells.lineName);
  append(table.level, cells.level);
  append(table.column_no, cells.column);
  append(table.column_name, cells.columnName);
  append(table.entered, cells.entered);
  append(table.type, cells.type);
  append(table.amount, cells.amount);
  append(table.text, cells.text);
}
