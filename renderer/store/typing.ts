import { useEffect, useEffectEvent } from 'react';

/** Writes what is being typed, as leaving the field would. False: it was refused and told, and typing goes on. */
type Finish = () => boolean;

const finishes = new Set<Finish>();

/** Registers a field whose text belongs to the project; the result takes it out again. */
export function whenFinished(finish: Finish): () => void {
  finishes.add(finish);
  return () => {
    finishes.delete(finish);
  };
}

/** The same for a component, as long as it is shown. */
export function useFinish(finish: Finish): void {
  const now = useEffectEvent(finish);
  useEffect(() => whenFinished(() => now()), []);
}

/** What is being typed belongs to what is saved, printed or looked at next. The focus stays where it is. */
export function finishTyping(): boolean {
  return [...finishes].every((finish) => finish());
}
