import { Button, Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { goToCell, useView } from '../../store/view-store';
import { showText, TextField } from './text-field';
import type { ListedText, MissingNumber } from './what-is-missing';

type Props = { readonly texts: readonly ListedText[]; readonly numbers: readonly MissingNumber[] };

/** The texts to write, in the order of the document, and the numbers that are still to be filled in. */
export function TextList({ texts, numbers }: Props) {
  // What was open when the choice was made stays listed: a field does not vanish under the clerk's hands.
  const [only, setOnly] = useState<ReadonlySet<string> | null>(null);
  const goal = useView((state) => state.documentGoal);
  useEffect(() => {
    if (goal?.kind !== 'text') return;
    useView.setState({ documentGoal: null });
    showText(goal.key, goal.keepsFocus === true);
  }, [goal]);
  const open = texts.filter(({ written, marks }) => !written || marks.length > 0);
  return (
    <section className="report-texts" aria-label="要填写的文字">
      <Checkbox
        checked={only !== null}
        onChange={({ target }) => setOnly(target.checked ? new Set(open.map(({ name }) => name)) : null)}
      >
        只看未完成的（{open.length}）
      </Checkbox>
      {texts
        .filter(({ name }) => only === null || only.has(name))
        .map((text) => (
          <TextField key={text.name} {...text} />
        ))}
      {numbers.length > 0 && (
        <section aria-label="缺的数">
          <h3>缺的数（{numbers.length}）</h3>
          {numbers.map(({ missing, cell }) => (
            <Button
              key={missing}
              type="link"
              size="small"
              disabled={cell === undefined}
              onClick={() => cell !== undefined && goToCell(cell)}
            >
              {missing}
            </Button>
          ))}
        </section>
      )}
    </section>
  );
}
