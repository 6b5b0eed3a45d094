import { Checkbox } from 'antd';
import type { Table } from '#shared/pack/pack';

type Props = {
  readonly label: string;
  readonly tables: readonly Table[];
  readonly chosen: readonly string[];
  readonly onChoose: (tables: readonly string[]) => void;
  /** The tables that cannot be left out or taken in. */
  readonly fixed: readonly string[];
};

/** In which tables a 科目 is to be put in or changed; nothing where there is only one. */
export function LineTables({ label, tables, chosen, onChoose, fixed }: Props) {
  if (tables.length < 2) return null;
  return (
    <fieldset className="line-tables" aria-label={label}>
      <legend className="quiet">{label}</legend>
      <Checkbox.Group
        value={[...chosen]}
        options={tables.map(({ id, shortTitle }) => ({
          value: id,
          label: `${id} ${shortTitle}`,
          disabled: fixed.includes(id),
        }))}
        onChange={onChoose}
      />
    </fieldset>
  );
}
