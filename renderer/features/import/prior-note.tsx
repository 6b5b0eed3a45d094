import { Alert } from 'antd';
import { useMemo } from 'react';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { openSession } from '../../store/project-store';

type Props = { readonly lastYear: Session; readonly source: string };

/** Last year's tables are of another pack: how they are brought over, and what has no counterpart. */
export function PriorNote({ lastYear, source }: Props) {
  const session = openSession();
  const notes = useMemo(() => priorFor(session, lastYear, source).notes, [session, lastYear, source]);
  if (lastYear.pack.id === session.pack.id) return null;
  return (
    <Alert
      type="info"
      title={`上年是按“${lastYear.pack.title}”编制的，按表名、栏名、行名和科目编码对应到本年的表样`}
      description={
        notes.length > 0 && (
          <ul className="import-issues">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
