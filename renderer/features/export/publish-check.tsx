import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { placeText } from '#shared/session/cause-list';
import { checkForPublishing, publishCheckLines } from '#shared/session/publish-check';
import { documentCheckLines } from '#shared/text-check/check-document';
import { openSession } from '../../store/project-store';
import { closeDialog, goToCell, showDocument, showFindings } from '../../store/view-store';
import { PlaceList } from '../place-list/place-list';

/** 公开前检查: what remains, each with the way to it. Nothing here stops the export. */
export function PublishCheckNote() {
  const check = useMemo(() => checkForPublishing(openSession()), []);
  const [listsOverrides, setListsOverrides] = useState(false);
  const inDocument = useMemo(() => documentCheckLines(openSession()), []);
  const lines = [...publishCheckLines(check), ...inDocument];
  if (lines.length === 0)
    return <Alert type="success" showIcon title="公开前检查：没有发现问题" className="publish-check" />;
  const show = (filter: Parameters<typeof showFindings>[0]) => () => {
    closeDialog();
    showFindings(filter);
  };
  return (
    <Alert
      type="warning"
      showIcon
      className="publish-check"
      title="公开前检查"
      description={
        <>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {check.errors.length > 0 && <Look label="查看错误" onLook={show('error')} />}
          {check.warnings.length > 0 && <Look label="查看警告" onLook={show('warning')} />}
          {check.notRun.length > 0 && <Look label="查看未执行" onLook={show('not-run')} />}
          {check.overrides.length > 0 && (
            <Look label="列出改写的格" onLook={() => setListsOverrides(!listsOverrides)} />
          )}
          {inDocument.length > 0 && (
            <Look
              label="查看情况说明"
              onLook={() => {
                closeDialog();
                showDocument();
              }}
            />
          )}
          {listsOverrides && (
            <PlaceList
              label="改写的格"
              places={check.overrides.map((cell) => ({
                key: cell,
                text: placeText(openSession(), cell),
                where: '',
                isShown: false,
                go: () => {
                  closeDialog();
                  goToCell(cell);
                },
              }))}
            />
          )}
          <p className="quiet">可以先回去处理，也可以照样导出。</p>
        </>
      }
    />
  );
}

function Look({ label, onLook }: { readonly label: string; readonly onLook: () => void }) {
  return (
    <Button size="small" type="link" onClick={onLook}>
      {label}
    </Button>
  );
}

/** What the tables were exported with, for the result of the export. */
export function ExportedWith() {
  const lines = publishCheckLines(checkForPublishing(openSession()));
  if (lines.length === 0) return null;
  return <Alert type="warning" showIcon title={`导出时${lines.join('；')}`} />;
}
