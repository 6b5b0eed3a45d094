import type { HostProblem } from '#shared/host/contract';
import type { Result } from '#shared/kit/result';
import type { RosterCheck } from '#shared/roster/roster';
import { partPath, writePart } from '../../parquet/data-folder';
import { emptyColumns } from '../../parquet/schema';
import { parquetFile } from '../../parquet/write-parquet';

/** Writes the list of expected units, held against what came, beside the data of the units (`expected`). */
export async function writeExpected(
  folder: string,
  { year, headcountName, units }: RosterCheck,
): Promise<Result<void, HostProblem>> {
  const columns = emptyColumns('expected');
  for (const [at, { name, state, files, headcount }] of units.entries()) {
    for (const file of files.length === 0 ? [undefined] : files) {
      columns.place.push(at + 1);
      columns.name.push(name);
      columns.state.push(state);
      columns.file.push(file?.file ?? null);
      columns.organisation.push(file?.organisation ?? null);
      columns.headcount.push(headcount);
      columns.headcount_name.push(headcountName);
    }
  }
  return writePart(folder, partPath('expected', { year, pack: null }, 0), parquetFile('expected', columns));
}
