import { type KeyboardEvent, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { useFinish } from '../../store/typing';

/**
 * A text of the document while it is written: it goes into the project when the field is left, and when something needs
 * what is being typed. `done` is called when a key ended the writing.
 */
export function useText(key: string, done: () => void = () => undefined) {
  const kept = useFollowed(() => openSession().document().texts.get(key) ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const now = useRef<string | null>(null);
  const type = (text: string | null) => {
    now.current = text;
    setTyped(text);
  };
  const finish = useEffectEvent((): boolean => {
    const text = now.current;
    if (text === null) return true;
    // First, for what is written makes the field be drawn again.
    type(null);
    return runCommand({ kind: 'set-text', key, text });
  });
  useFinish(() => finish());
  const leaveByKey = (event: KeyboardEvent) => {
    const takes = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.nativeEvent.isComposing || (!takes && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    flushSync(() => (takes ? finish() : type(null)));
    done();
  };
  return { text: typed ?? kept, kept, type, finish: () => finish(), leaveByKey };
}
