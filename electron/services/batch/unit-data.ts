import { moneyDifference, type UnitResult } from '#shared/batch/unit-result';
import type { HostProblem } from '#shared/host/contract';
import { ok, type Result } from '#shared/kit/result';
import { type Partition, partPath, writePart } from '../../parquet/data-folder';
import { type DataTable, emptyColumns, type FinishedColumns, type TableColumns } from '../../parquet/schema';
import { parquetFile } from '../../parquet/write-parquet';
import type { UnitCells } from './unit-cells';

/** What one partition will hold; cells stay as units gave them until they are written. */
type Collected = {
  readonly partition: Partition;
  readonly units: TableColumns<'units'>;
  readonly findings: TableColumns<'findings'>;
  readonly cells: { readonly result: UnitResult; readonly cells: UnitCells }[];
};

/** Collects what units say for one part of each table, partition by partition. */
export class UnitData {
  readonly #partitions = new Map<string, Collected>();

  add(result: UnitResult, cells: UnitCells | undefined): void {
    const collected = this.#partitionOf(result);
    addUnit(collected.units, result);
    addFindings(collected.findings, result);
    if (cells && cells.line.length > 0) collected.cells.push({ result, cells });
  }

  /** Writes the part of that number of every table and forgets what it wrote. */
  async write(folder: string, part: number): Promise<Result<void, HostProblem>> {
    for (const { partition, units, cells, findings } of this.#partitions.values()) {
      const files: readonly (readonly [DataTable, () => Uint8Array, rows: number])[] = [
        ['units', () => parquetFile('units', units), units.file.length],
        ['cells', () => parquetFile('cells', cellColumns(cells)), cells.length],
        ['findings', () => parquetFile('findings', findings), findings.file.length],
      ];
      for (const [name, bytes, rows] of files) {
        if (rows === 0) continue;
        const written = await writePart(folder, partPath(name, partition, part), bytes());
        if (!written.ok) return written;
      }
    }
    this.#partitions.clear();
    return ok(undefined);
  }

  #partitionOf({ year, pack }: UnitResult): Collected {
    const key = `${year}|${pack}`;
    const known = this.#partitions.get(key);
    if (known) return known;
    const none: Collected = {
      partition: { year, pack },
      units: emptyColumns('units'),
      findings: emptyColumns('findings'),
      cells: [],
    };
    this.#partitions.set(key, none);
    return none;
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

/** The cells of many units, one behind the other. */
function cellColumns(units: Collected['cells']): FinishedColumns<'cells'> {
  const rows = units.reduce((sum, { cells }) => sum + cells.line.length, 0);
  const column = <Item>(of: (unit: Collected['cells'][number]) => readonly Item[]): readonly Item[] => {
    const all = new Array<Item>(rows);
    let next = 0;
    for (const unit of units) {
      const items = of(unit);
      for (let at = 0; at < items.length; at += 1, next += 1) all[next] = items[at] as Item;
    }
    return all;
  };
  const same = (of: (result: UnitResult) => string): readonly string[] => {
    const all = new Array<string>(rows);
    let next = 0;
    for (const { result, cells } of units) {
      all.fill(of(result), next, next + cells.line.length);
      next += cells.line.length;
    }
    return all;
  };
  return {
    file: same(({ file }) => file),
    organisation: same(({ organisation }) => organisation),
    book: column(({ cells }) => cells.book),
    table_id: column(({ cells }) => cells.table),
    table_title: column(({ cells }) => cells.tableTitle),
    line: column(({ cells }) => cells.line),
    line_name: column(({ cells }) => cells.lineName),
    level: column(({ cells }) => cells.level),
    column_no: column(({ cells }) => cells.column),
    column_name: column(({ cells }) => cells.columnName),
    entered: column(({ cells }) => cells.entered),
    type: column(({ cells }) => cells.type),
    amount: column(({ cells }) => cells.amount),
    text: column(({ cells }) => cells.text),
  };
}
