import { Alert, Button, Flex, Form, InputNumber, Modal, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Pack } from '#shared/pack/pack';
import { packForYear } from '#shared/pack-edit/copy-pack';
import { explainNextYear, nextYear } from '#shared/session/next-year';
import type { Session } from '#shared/session/session';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { replaceProject } from '../../store/open-project';
import { packById } from '../../store/packs';
import { useProject } from '../../store/project-store';
import { fileName, sessionFromDocument, sessionFromText } from '../../store/project-text';
import { suggestedName } from '../../store/save-project';
import { usePacks } from '../../store/use-packs';
import { closeDialog } from '../../store/view-store';

type Last = { readonly session: Session; readonly name: string };

/** 由上年项目新建: the open project, or the one chosen, is last year; what is taken over is told before. */
export function NextYearDialog() {
  const [last, setLast] = useState<Last | null>(openProject);
  const [year, setYear] = useState<number | null>(last && yearAfter(last));
  /** Null until they are known: before, last year's own pack would be offered and then changed under the clerk's hand. */
  const { listed } = usePacks();
  const packs = listed?.packs ?? null;
  /** The pack the clerk chose; until then the one of the new year, or last year's own. */
  const [chosenPack, setChosenPack] = useState<string | null>(null);
  const [pack, setPack] = useState<Pack | null>(null);

  const found = last && packs && year !== null ? packForYear(packs, last.session.pack, year) : undefined;
  const packId = packs === null ? null : (chosenPack ?? found?.id ?? last?.session.pack.id ?? null);
  useEffect(() => {
    let wanted = true;
    setPack(null);
    if (packId !== null) {
      void reporting(async () => {
        const loaded = await packById(packId);
        if (wanted) setPack(loaded);
      });
    }
    return () => {
      wanted = false;
    };
  }, [packId]);
  const made = useMemo(
    () => (last && pack && year !== null ? nextYear(last.session, pack, { year, source: last.name }) : null),
    [last, pack, year],
  );
  const isLater = last !== null && year !== null && year > last.session.document().facts.year;

  const choose = () =>
    reporting(async () => {
      const file = await chooseFile('open-project');
      if (file === null) return;
      const opened = await callHost('project.look', { path: file.path });
      const name = fileName(opened.path);
      const chosen = { session: await sessionFromText(opened.text, name), name };
      setLast(chosen);
      setYear(yearAfter(chosen));
      setChosenPack(null);
    });
  const create = () =>
    reporting(async () => {
      if (!last || !pack || !made?.ok) return;
      const { document } = made.value;
      await replaceProject(async () => {
        const session = await sessionFromDocument(document);
        await carryAnswers(last.session.pack.id, pack.id);
        return { session, file: null, isSafe: false };
      });
    });
  return (
    <Modal
      open
      width={640}
      title="由上年项目新建"
      okText="新建"
      cancelText="取消"
      okButtonProps={{ disabled: !made?.ok || !isLater }}
      onOk={() => void create()}
      onCancel={closeDialog}
    >
      <Form layout="vertical">
        <Form.Item label="上年项目" required>
          <Flex gap={8} align="center">
            <Button onClick={() => void choose()}>{last ? '另选文件…' : '选择文件…'}</Button>
            <span>{last ? nameOf(last) : '还没有选择'}</span>
          </Flex>
        </Form.Item>
        <Flex gap={16}>
          <Form.Item label="年度" required>
            <InputNumber
              aria-label="年度"
              min={2000}
              max={2100}
              precision={0}
              value={year}
              onChange={setYear}
              disabled={last === null}
            />
          </Form.Item>
          <Form.Item label="表样" required style={{ flex: 1, minWidth: 0 }}>
            <Select
              aria-label="表样"
              value={packId}
              disabled={last === null}
              options={(packs ?? []).map(({ id, title }) => ({ value: id, label: title }))}
              onChange={setChosenPack}
            />
          </Form.Item>
        </Flex>
      </Form>
      {last && year !== null && !isLater && (
        <Alert
          type="warning"
          showIcon
          title={`新项目的年度应在 ${last.session.document().facts.year} 年之后`}
        />
      )}
      {last && chosenPack === null && packs && packs.length > 0 && !found && isLater && (
        <Alert
          type="info"
          showIcon
          title={`没有 ${year} 年度的表样包，沿用“${last.session.pack.title}”；有了新年度的表样包，可在“表样包”中安装或由上年复制`}
        />
      )}
      {made && !made.ok && (
        <Alert type="error" showIcon title="这套表样的公式不能用于上年的科目，请另选表样" />
      )}
      {made?.ok && pack && isLater && (
        <ul className="import-issues" aria-label="将沿用的内容">
          {explainNextYear(pack, made.value).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Modal>
  );
}

function openProject(): Last | null {
  const { session, file } = useProject.getState();
  return session && { session, name: file === null ? suggestedName() : fileName(file.path) };
}

function yearAfter({ session }: Last): number {
  return session.document().facts.year + 1;
}

function nameOf({ session, name }: Last): string {
  const { organisation, year } = session.document().facts;
  return `${name}（${organisation || '未填单位名称'} ${year}年度）`;
}

/** What workbooks' words meant last year they mean this year, unless something was said of the new pack already. */
async function carryAnswers(from: string, to: string): Promise<void> {
  if (from === to) return;
  const [last, own] = [
    await callHost('answers.list', { packId: from }),
    await callHost('answers.list', { packId: to }),
  ];
  if (last.answers.length === 0 || own.answers.length > 0) return;
  await callHost('answers.change', { packId: to, remember: last.answers, forget: [] });
}
