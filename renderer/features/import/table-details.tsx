import type { ImportReport } from '#shared/import/import-report';
import { displayText } from '#shared/kind/value-text';
import type { ValueChange } from '#shared/session/compare-sessions';

type Row = ImportReport['tables'][number];

const MOST = 200;

type Props = { readonly row: Row; readonly changes: readonly ValueChange[] };

/** One table's cells that are worth a look before it is taken: totals that differ, blanks filled in, what would change. */
export function TableDetails({ row: { overrides, filled }, changes }: Props) {
  return (
    <div className="import-details">
      <Cells
        title="印出的数与公式不符（导入后记为改写）"
        rows={overrides.map(({ cell, place, printed, computed }) => [
          cell,
          place,
          `印 ${printed}`,
          `公式 ${computed}`,
        ])}
      />
      <Cells
        title="应填而空，已按公式补上"
        rows={filled.map(({ cell, place, computed }) => [cell, place, '', `公式 ${computed}`])}
      />
      <Cells
        title="本项目中将改动"
        rows={changes.map(({ address, type, before, after }) => [
          address,
          '',
          `原 ${displayText(before, type, 'yuan') || '空'}`,
          `改为 ${displayText(after, type, 'yuan') || '空'}`,
        ])}
      />
    </div>
  );
}

/** Whether there is anything to tell of the table. */
export function hasDetails({ overrides, filled }: Row, changes: readonly ValueChange[]): boolean {
  return overrides.length + filled.length + changes.length > 0;
}

function Cells({ title, rows }: { readonly title: string; readonly rows: readonly (readonly string[])[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h5>
        {title}：{rows.length} 格
      </h5>
      <table>
        <tbody>
          {rows.slice(0, MOST).map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && <p className="quiet">其余 {rows.length - MOST} 格导入后可在表中看到</p>}
    </>
  );
}
