import { Button } from 'antd';
import { type NotRunGroup, REMEDY_WORDS, type Remedy } from '#shared/session/not-run';
import { openDialog } from '../../store/view-store';
import { importWorkbook } from '../import/choose-workbook';
import { FindingItem } from './finding-item';

/** What mends a reason, where something on the page does. */
const DEEDS: Readonly<Partial<Record<Remedy, { readonly label: string; readonly run: () => void }>>> = {
  facts: { label: '填写单位性质…', run: () => openDialog({ kind: 'facts' }) },
  prior: { label: '导入上年数…', run: () => void importWorkbook('prior') },
  table: { label: '导入工作簿…', run: () => void importWorkbook('this-year') },
};

/** Rules that were not run, by reason, each with the way to mend it. */
export function NotRunGroups({ groups }: { readonly groups: readonly NotRunGroup[] }) {
  return groups.map(({ reason, remedy, findings }) => {
    const deed = DEEDS[remedy];
    return (
      <section key={reason} aria-label={reason} className="not-run-group">
        <h3>
          {reason}（{findings.length} 条）
        </h3>
        <p>
          {REMEDY_WORDS[remedy]}
          {deed && (
            <Button size="small" onClick={deed.run}>
              {deed.label}
            </Button>
          )}
        </p>
        {findings.map((finding) => (
          <FindingItem key={finding.key} finding={finding} explained={false} />
        ))}
      </section>
    );
  });
}
