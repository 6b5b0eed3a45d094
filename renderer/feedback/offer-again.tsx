import { Button } from 'antd';
import { say } from './say';

/** Long enough to notice that it was a slip of the hand. */
const OFFERED_SECONDS = 20;
const KEY = 'given-up';
let isOffered = false;

/** What was offered cannot be had back any more: there is nothing that it would be written into. */
export function withdrawOffer(): void {
  if (isOffered) say().notification.destroy(KEY);
  isOffered = false;
}

/** What was typed was given up: it can be had back for a while. */
export function offerAgain(text: string, again: () => void): void {
  isOffered = true;
  say().notification.info({
    key: KEY,
    title: `刚才写的 ${[...text].length} 个字没有采用`,
    description: text.length > 60 ? `${text.slice(0, 60)}…` : text,
    duration: OFFERED_SECONDS,
    actions: (
      <Button
        size="small"
        type="primary"
        onClick={() => {
          withdrawOffer();
          again();
        }}
      >
        恢复
      </Button>
    ),
  });
}
