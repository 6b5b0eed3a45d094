import { Button } from 'antd';
import { say } from './say';

/** Long enough to notice that it was a slip of the hand. */
const OFFERED_SECONDS = 20;
const KEY = 'given-up';

/** What was typed was given up: it can be had back for a while. */
export function offerAgain(text: string, again: () => void): void {
  const { notification } = say();
  notification.info({
    key: KEY,
    title: `刚才写的 ${[...text].length} 个字没有采用`,
    description: text.length > 60 ? `${text.slice(0, 60)}…` : text,
    duration: OFFERED_SECONDS,
    actions: (
      <Button
        size="small"
        type="primary"
        onClick={() => {
          notification.destroy(KEY);
          again();
        }}
      >
        恢复
      </Button>
    ),
  });
}
