/** Does one piece of work after the other: each begins when the one before it has ended, however it ended. */
export type Queue = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}

/** A queue for each key, in the order of asking; forgotten as soon as nothing waits in it. */
export type Queues = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>;

export function createQueues(): Queues {
  const waiting = new Map<string, { readonly queue: Queue; count: number }>();
  return async (key, work) => {
    const found = waiting.get(key) ?? { queue: createQueue(), count: 0 };
    waiting.set(key, found);
    found.count += 1;
    try {
      return await found.queue(work);
    } finally {
      found.count -= 1;
      if (found.count === 0) waiting.delete(key);
    }
  };
}
