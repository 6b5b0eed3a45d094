import { Radio } from 'antd';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { isWithinDialog } from '../../store/within-dialog';
import { AuditNotes } from './audit-notes';
import type { Audited } from './audit-wish';
import { DocumentText } from './document-text';
import { FindingRows } from './finding-rows';
import { countsOf, FINDING_WORDS, listedFindings, neighbourIn } from './listed-findings';

/** The findings beside the text; F8 and Shift+F8 walk through those that are listed. */
export function AuditView({ audited }: { readonly audited: Audited }) {
  const { document: text, report } = audited;
  const view = useRef<HTMLDivElement>(null);
  const [word, setWord] = useState('');
  const [shown, setShown] = useState<number | null>(null);
  const all = useMemo(() => listedFindings(report.findings), [report]);
  const counts = useMemo(() => countsOf(all), [all]);
  const listed = useMemo(() => (word === '' ? all : all.filter((each) => each.word === word)), [all, word]);
  const walk = useEffectEvent((step: 1 | -1) => setShown((before) => neighbourIn(listed, before, step)));
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || !isOurs(event.target, view.current)) return;
      event.preventDefault();
      walk(event.shiftKey ? -1 : 1);
    };
    // Before the keys of the menus, which would walk through the findings of the open project.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
  return (
    <div ref={view} className="audit-view">
      <div className="audit-side">
        <AuditNotes audited={audited} counts={counts} />
        <Radio.Group
          size="small"
          optionType="button"
          className="audit-filter"
          aria-label="只看"
          value={word}
          onChange={({ target }) => setWord(target.value)}
          options={[
            { value: '', label: `全部 ${all.length}` },
            ...FINDING_WORDS.filter((each) => (counts.get(each) ?? 0) > 0).map((each) => ({
              value: each,
              label: `${each} ${counts.get(each)}`,
            })),
          ]}
        />
        <FindingRows listed={listed} shown={shown} onShow={setShown} />
        <p className="quiet audit-keys">F8 下一条，Shift+F8 上一条</p>
      </div>
      <DocumentText document={text} listed={all} shown={shown} onShow={setShown} />
    </div>
  );
}

/** Not while a question or the chooser stands before this dialog. */
function isOurs(target: EventTarget | null, view: HTMLElement | null): boolean {
  const dialog = target instanceof Element ? target.closest('[role="dialog"]') : null;
  return !isWithinDialog(dialog) || dialog?.contains(view) === true;
}
