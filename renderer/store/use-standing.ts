import { startTransition, useEffect, useState } from 'react';
import { type Selection, useView } from './view-store';

/**
 * What the clerk stands on, for bars and panels around the grid. They follow after the grid has drawn what a key
 * changed, so that they never make the next key wait.
 */
export function useStanding(): Selection | null {
  const [standing, setStanding] = useState(() => useView.getState().selection);
  useEffect(() => {
    const follow = () => startTransition(() => setStanding(useView.getState().selection));
    // The selection may have moved between the drawing and this subscription.
    follow();
    return useView.subscribe((state, before) => {
      if (state.selection !== before.selection) follow();
    });
  }, []);
  return standing;
}
