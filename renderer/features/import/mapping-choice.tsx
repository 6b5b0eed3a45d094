import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { Answer } from '#shared/mapping/answer';
import type { MappingEntry } from '#shared/mapping/mapping-report';
import { type AnswerOption, answerOptions, targetKey, targetName } from '#shared/mapping/options';
import { ignored } from '#shared/mapping/questions';
import type { Pack } from '#shared/pack/pack';

type Props = {
  readonly pack: Pack;
  readonly entry: MappingEntry;
  readonly onSay: (answer: Answer) => void;
  readonly onWithdraw: (answer: Answer) => void;
};

const IGNORE = '忽略';
const WITHDRAW = '按程序判断';

/** What words are taken to mean: the likeliest first, then everything they may mean, or nothing. */
export function MappingChoice({ pack, entry, onSay, onWithdraw }: Props) {
  const { asked, by, nearest, shown, rows } = entry;
  const [isOpen, setOpen] = useState(false);
  const options = useMemo(
    () => (isOpen ? answerOptions(pack, asked, rows) : []),
    [isOpen, pack, asked, rows],
  );
  const likely = nearest.flatMap((key) => options.find((option) => option.key === key) ?? []);
  const rest = options.filter((option) => !likely.includes(option));

  const choose = (key: string) => {
    if (key === WITHDRAW) onWithdraw(asked);
    else if (key === IGNORE) {
      const none = ignored(asked);
      if (none) onSay(none);
    } else {
      const chosen = options.find((option) => option.key === key);
      if (chosen) onSay(chosen.answer);
    }
  };
  return (
    <Select<string>
      className="mapping-choice"
      aria-label={`“${shown}”是`}
      size="small"
      showSearch={{ optionFilterProp: 'label' }}
      {...(by === 'nobody' ? {} : { value: targetKey(asked) ?? IGNORE })}
      placeholder="请选择"
      popupMatchSelectWidth={420}
      onOpenChange={setOpen}
      onChange={choose}
      options={[
        ...(likely.length > 0 ? [{ label: '最接近的', options: likely.map(listed) }] : []),
        {
          label: '其他处理',
          options: [
            ...(ignored(asked) === undefined ? [] : [{ value: IGNORE, label: '忽略，不读取' }]),
            ...(by === 'clerk' ? [{ value: WITHDRAW, label: '不再指定，按程序判断' }] : []),
          ],
        },
        ...(isOpen ? [{ label: '全部', options: rest.map(listed) }] : []),
      ]}
      labelRender={({ label, value }) => label ?? (value === IGNORE ? IGNORE : targetName(pack, asked))}
    />
  );
}

function listed({ key, name }: AnswerOption): { readonly value: string; readonly label: string } {
  return { value: key, label: name };
}
