import { Alert } from 'antd';
import type { Audited } from './audit-wish';

type Props = { readonly audited: Audited; readonly counts: ReadonlyMap<string, number> };

/** Whose document it is, what was found, and plainly what was not read, not found and not checked. */
export function AuditNotes({ audited, counts }: Props) {
  const { document, report, packTitle, notices, wish } = audited;
  const { organisation, year, tables, summary } = report;
  const absent = tables.filter(({ at }) => at === undefined);
  const notRun = counts.get('未执行') ?? 0;
  const wrong = summary.errors + summary.warnings + summary.hints;
  const unread = [
    ...document.losses,
    ...(absent.length > 0
      ? [`没有找到的表：${absent.map(({ title }) => title).join('、')}，有关的公式没有执行`]
      : []),
    ...(notRun > 0 ? [`${notRun} 条公式未执行，列在“未执行”中，不等于通过`] : []),
    ...(summary.numbers.unverified > 0
      ? [`文字中有 ${summary.numbers.unverified} 个数未能核对，不等于正确`]
      : []),
    ...notices,
  ];
  return (
    <section className="audit-notes" aria-label="审核概况">
      <p>
        <strong>
          {organisation} {year} 年度
        </strong>
        <span className="quiet">
          　按“{packTitle}”审核{wish.project === undefined ? '' : '，并与当前项目核对'}；找到{' '}
          {tables.length - absent.length}/{tables.length} 张表，文字中的数读懂 {summary.numbers.understood} 个
        </span>
      </p>
      {wrong === 0 && <Alert type="success" showIcon title="执行了的公式和核对都没有发现问题" />}
      {unread.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="没有读到或没有核对的"
          description={
            <ul className="audit-unread">
              {unread.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          }
        />
      )}
    </section>
  );
}
