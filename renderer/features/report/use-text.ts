import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { type DraftWay, dropDraft, finishDraft, giveUpDraft, useDraft, writeDraft } from '../../store/drafts';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';

/**
 * A text of the document while it is written, in the list or in its place, which show the same: it goes into the project
 * when the field is left, and when something needs what is being typed. `done` is called when a key ended the writing.
 */
export function useText(key: string, done: () => void = () => undefined) {
  const draft = `text ${key}`;
  const kept = useFollowed(() => openSession().document().texts.get(key) ?? '');
  const typed = useDraft(draft);
  const type = (text: string | null) =>
    text === null ? dropDraft(draft) : writeDraft(draft, text, wayOf(key));
  const finish = () => finishDraft(draft);
  const leaveByKey = (event: KeyboardEvent) => {
    const takes = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.nativeEvent.isComposing || (!takes && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    flushSync(() => (takes ? finish() : giveUpDraft(draft, kept)));
    done();
  };
  return { text: typed ?? kept, kept, type, finish, leaveByKey };
}

function wayOf(key: string): DraftWay {
  const step = (text: string) => ({ kind: 'set-text', key, text }) as const;
  return { step, write: (text) => runCommand(step(text)) };
}
