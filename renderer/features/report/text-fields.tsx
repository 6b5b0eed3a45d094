import { Input } from 'antd';
import { useState } from 'react';
import type { AskedText } from '#shared/narrative/asked-texts';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';

/** The texts that the document asks for, in its order; what is written goes into the document when the field is left. */
export function TextFields({ asked }: { readonly asked: readonly AskedText[] }) {
  return (
    <section className="report-texts" aria-label="要填写的文字">
      {asked.map(({ key, written }) => (
        <TextField key={key} name={key} written={written} />
      ))}
    </section>
  );
}

function TextField({ name, written }: { readonly name: string; readonly written: boolean }) {
  const kept = useFollowed(() => openSession().document().texts.get(name) ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const finish = () => {
    if (typed !== null) runCommand({ kind: 'set-text', key: name, text: typed });
    setTyped(null);
  };
  return (
    <label htmlFor={fieldId(name)} className={written ? '' : 'is-missing'}>
      <span>{name}</span>
      <Input.TextArea
        id={fieldId(name)}
        aria-label={name}
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={typed ?? kept}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
      />
    </label>
  );
}

export function focusText(name: string): void {
  const field = document.getElementById(fieldId(name));
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

function fieldId(name: string): string {
  return `report-text-${name}`;
}
