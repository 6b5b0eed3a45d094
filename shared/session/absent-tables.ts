import type { Table } from '../pack/pack';
import type { Session } from './session';

/** The tables that the imported workbook lacked: of these nothing is known, which is not the same as no data. */
export function absentTables(session: Session): readonly Table[] {
  const { tables } = session.document();
  return session.pack.tables.filter(({ id }) => tables.get(id)?.absent === true);
}

/** One sentence for each, where an export passes over it. */
export function explainAbsentTables(session: Session): string[] {
  return absentTables(session).map(
    ({ name }) => `本项目没有${name}（导入的工作簿缺这张表），没有输出，请补齐后再导出`,
  );
}
