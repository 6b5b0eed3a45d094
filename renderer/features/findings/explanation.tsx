import { Button, Flex, type GetRef, Input } from 'antd';
import { useEffect, useRef } from 'react';
import { PRIOR_BOOK } from '#shared/pack/book';
import { finishDraft, giveUpDraft, useDraft, writeDraft } from '../../store/drafts';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';

/** 出错说明 of a finding, while it is being written; null: it is not. */
export function useExplanation(finding: string): string | null {
  return useDraft(draftName(finding));
}

/** Begins to write it, with what there is, or goes on. */
export function writeExplanation(finding: string, text: string): void {
  const step = (written: string) => ({ kind: 'explain', finding, text: written }) as const;
  writeDraft(draftName(finding), text, { step, write: (written) => runCommand(step(written)) });
}

function draftName(finding: string): string {
  return `explanation ${finding}`;
}

type Props = { readonly finding: string; readonly text: string };

/** 出错说明: kept by 保存, when the field is left, and when a key or menu leads elsewhere; 取消 leaves it as it was. */
export function Explanation({ finding, text }: Props) {
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  useEffect(() => {
    // Drawn anew in another place of the list it goes on; whoever is elsewhere by now stays there.
    if (document.activeElement === document.body) field.current?.focus({ cursor: 'end' });
  }, []);
  const lastYears = openSession().document().books.get(PRIOR_BOOK)?.explanations?.get(finding);
  const finish = () => finishDraft(draftName(finding));
  const giveUp = () =>
    giveUpDraft(draftName(finding), openSession().document().explanations.get(finding) ?? '');
  return (
    <fieldset
      className="finding-explaining"
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && finish()}
    >
      <Input.TextArea
        ref={field}
        autoSize={{ minRows: 2 }}
        aria-label="出错说明"
        value={text}
        placeholder="写明原因"
        onChange={({ target }) => writeExplanation(finding, target.value)}
      />
      {lastYears !== undefined && lastYears !== text && (
        <Button
          size="small"
          type="link"
          className="finding-last-year"
          title="沿用上年的说明"
          onClick={() => writeExplanation(finding, lastYears)}
        >
          沿用上年说明：{lastYears}
        </Button>
      )}
      <Flex gap={6}>
        <Button size="small" type="primary" onClick={finish}>
          保存
        </Button>
        <Button size="small" onClick={giveUp}>
          取消
        </Button>
      </Flex>
    </fieldset>
  );
}
