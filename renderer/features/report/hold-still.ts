import { createContext, useCallback, useContext, useEffect, useState } from 'react';

/** Keeps the pages as they lie; the result lets them move again. */
type Hold = () => () => void;

const HoldStill = createContext<Hold>(() => () => undefined);
/** Around the pages. */
export const HeldStill = HoldStill.Provider;

/** The pages do not move as long as what calls this is shown. */
export function useHoldStill(): void {
  const hold = useContext(HoldStill);
  useEffect(() => hold(), [hold]);
}

/**
 * Whether the clerk has something of the pages in hand: a text written in place, a pointer pressed. A page that is counted
 * meanwhile must not carry it off to another sheet, for there it would be drawn anew, and what was typed be gone.
 */
export function useStill(): { readonly isHeld: boolean; readonly hold: Hold } {
  const [hands, setHands] = useState(0);
  const hold = useCallback(() => {
    setHands((count) => count + 1);
    return () => setHands((count) => count - 1);
  }, []);
  return { isHeld: hands > 0, hold };
}

/** Held until the pointer is let go and what was clicked has heard of it. */
export function holdWhilePressed(hold: Hold): void {
  const letGo = hold();
  const ends = new AbortController();
  const end = (): void => {
    ends.abort();
    setTimeout(letGo, 0);
  };
  for (const kind of ['pointerup', 'pointercancel'] as const)
    window.addEventListener(kind, end, { signal: ends.signal });
}

/** A value as it was when the pages were last free to move. */
export function useWhenFree<Value>(value: Value, isHeld: boolean): Value {
  const [kept, setKept] = useState(value);
  if (!isHeld && kept !== value) setKept(value);
  return isHeld ? kept : value;
}
