import { Button } from 'antd';
import type { ReactNode } from 'react';
import { rememberKeys } from './keys-back';
import { say } from './say';

/** An answer that may be given. The last of a question's choices is the one offered first, at the key Enter. */
export type Choice<Answer extends string> = {
  readonly answer: Answer;
  readonly label: string;
  /** Loses something. */
  readonly danger?: boolean;
};

/**
 * Puts a question and waits. Undefined: the clerk closed it by its first button, by Esc or by its cross, and nothing is
 * to happen.
 */
export function ask<Answer extends string>(
  title: string,
  content: ReactNode,
  stay: string,
  choices: readonly Choice<Answer>[],
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const giveKeysBack = rememberKeys();
    const close = (answer?: Answer) => {
      dialog.destroy();
      resolve(answer);
    };
    const dialog = say().modal.confirm({
      title,
      content,
      width: choices.length > 2 ? 560 : 416,
      onCancel: () => close(),
      afterClose: giveKeysBack,
      footer: () => (
        <div className="ant-modal-confirm-btns">
          <Button onClick={() => close()}>{stay}</Button>
          {choices.map(({ answer, label, danger = false }, at) => (
            <Button
              key={answer}
              danger={danger}
              autoFocus={at === choices.length - 1}
              type={at === choices.length - 1 ? 'primary' : 'default'}
              onClick={() => close(answer)}
            >
              {label}
            </Button>
          ))}
        </div>
      ),
    });
  });
}

/** A question with one answer beside going back. True: it was given. */
export async function askWhether(
  title: string,
  content: ReactNode,
  stay: string,
  label: string,
): Promise<boolean> {
  return (await ask(title, content, stay, [{ answer: 'yes', label }])) === 'yes';
}
