/**
 * Lets work through side by side, and single pieces of it alone: those wait until what is under way has ended, and
 * nothing begins before they have.
 */
export type Gate = {
  readonly together: <Answer>(work: () => Promise<Answer>) => Promise<Answer>;
  readonly alone: <Answer>(work: () => Promise<Answer>) => Promise<Answer>;
};

export function createGate(): Gate {
  const under = new Set<Promise<unknown>>();
  /** The last piece that goes alone. */
  let last: Promise<unknown> = Promise.resolve();
  const settled = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
  return {
    together: async (work) => {
      for (let seen: Promise<unknown> | undefined; seen !== last; ) {
        seen = last;
        await seen;
      }
      const running = work();
      const kept = settled(running);
      under.add(kept);
      void kept.then(() => under.delete(kept));
      return running;
    },
    alone: (work) => {
      const running = last.then(() => Promise.all(under)).then(work);
      last = settled(running);
      return running;
    },
  };
}
