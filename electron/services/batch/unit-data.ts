import { moneyDifference, type UnitResult } from '#shared/batch/unit-result';
import type { HostProblem } from '#shared/host/contract';
import { ok, type Result } from '#shared/kit/result';
import { type Partition, partPath, writePart } from '../../parquet/data-folder';
import { type DataTable, emptyColumns, type FinishedColumns, type TableColumns } from '../../parquet/schema';
import { parquetFile } from '../../parquet/write-parquet';
import { writeWords } from './coded-column';
import type { UnitCells, WordColumn } from './unit-cells';

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
    if (cells && cells.rows > 0) collected.cells.push({ result, cells });
  }

  /** Writes the part of that number of every table and forgets what it wrote. */
  async write(folder: string, part: number): Promise<Result<void, HostProblem>> {
    for (const { partition, units, cells, findings } of this.#partitions.values()) {
      const files: (readonly [DataTable, Uint8Array])[] = [];
      if (units.file.length > 0) files.push(['units', parquetFile('units', units)]);
      if (cells.length > 0) files.push(['cells', parquetFile('cells', cellColumns(cells))]);
      if (findings.file.length > 0) files.push(['findings', parquetFile('findings', findings)]);
      // At once: each waits for the disk to have it.
      const written = await Promise.all(
        files.map(([name, bytes]) => writePart(folder, partPath(name, partition, part), bytes)),
      );
      const fault = written.find(({ ok }) => !ok);
      if (fault) return fault;
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
  const rows = units.reduce((sum, { cells }) => sum + cells.rows, 0);
  /** Puts every unit's part of a column into its place. */
  const filled = <List>(list: List, put: (from: number, unit: Collected['cells'][number]) => void): List => {
    let from = 0;
    for (const unit of units) {
      put(from, unit);
      from += unit.cells.rows;
    }
    return list;
  };
  const same = (of: (result: UnitResult) => string): readonly string[] => {
    const list = new Array<string>(rows);
    return filled(list, (from, { result, cells }) => list.fill(of(result), from, from + cells.rows));
  };
  const words = (name: WordColumn): readonly string[] => {
    const list = new Array<string>(rows);
    return filled(list, (from, { cells }) => writeWords(list, from, cells.words[name]));
  };
  const integers = (name: 'level' | 'column'): Int32Array => {
    const list = new Int32Array(rows);
    return filled(list, (from, { cells }) => list.set(cells[name], from));
  };
  const amounts = new Array<bigint | null>(rows);
  const texts = new Array<string | null>(rows).fill(null);
  filled(undefined, (from, { cells: { rows: count, amount, text } }) => {
    for (let at = 0; at < count; at += 1) amounts[from + at] = amount[at] as bigint;
    for (const [at, shown] of text) {
      amounts[from + at] = null;
      texts[from + at] = shown;
    }
  });
  return {
    file: same(({ file }) => file),
    organisation: same(({ organisation }) => organisation),
    book: words('book'),
    table_id: words('table'),
    table_title: words('tableTitle'),
    line: words('line'),
    line_name: words('lineName'),
    level: integers('level'),
    column_no: integers('column'),
    column_name: words('columnName'),
    entered: words('entered'),
    type: words('type'),
    amount: amounts,
    text: texts,
  };
}
