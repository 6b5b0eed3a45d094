import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { PRIOR_BOOK } from '#shared/pack/book';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { useFinish } from '../../store/typing';

type Props = {
  readonly finding: string;
  readonly before: string;
  readonly onDone: () => void;
};

/** 出错说明: kept by 保存, when the field is left, and when a key or menu leads elsewhere; 取消 leaves it as it was. */
export function Explanation({ finding, before, onDone }: Props) {
  const [text, setText] = useState(before);
  const lastYears = openSession().document().books.get(PRIOR_BOOK)?.explanations?.get(finding);
  const finish = () => {
    runCommand({ kind: 'explain', finding, text });
    onDone();
    return true;
  };
  useFinish(finish);
  return (
    <fieldset
      className="finding-explaining"
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && finish()}
    >
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2 }}
        aria-label="出错说明"
        value={text}
        placeholder="写明原因"
        onChange={(event) => setText(event.target.value)}
      />
      {lastYears !== undefined && lastYears !== text && (
        <Button
          size="small"
          type="link"
          className="finding-last-year"
          title="沿用上年的说明"
          onClick={() => setText(lastYears)}
        >
          沿用上年说明：{lastYears}
        </Button>
      )}
      <Flex gap={6}>
        <Button size="small" type="primary" onClick={finish}>
          保存
        </Button>
        <Button size="small" onClick={onDone}>
          取消
        </Button>
      </Flex>
    </fieldset>
  );
}
