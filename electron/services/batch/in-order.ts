/**
 * Does work on items, `atOnce` at a time, and gives the answers in the items' order. A slow item holds the answers back and
 * not the work, until `ahead` items are done before their turn: memory does not grow with the number of items.
 *
 * @param work must answer, whatever happens; what it throws is a bug and ends the whole
 */
export async function* inOrder<Item, Answer>(
  items: readonly Item[],
  work: (item: Item, at: number) => Promise<Answer>,
  { atOnce, ahead }: { readonly atOnce: number; readonly ahead: number },
): AsyncGenerator<Answer> {
  const waiting = new Map<number, Promise<Answer>>();
  let running = 0;
  let next = 0;
  let wake: () => void = () => undefined;
  const start = (turn: number): void => {
    while (next < items.length && running < atOnce && next - turn < ahead) {
      const item = items[next] as Item;
      running += 1;
      const answer = work(item, next).finally(() => {
        running -= 1;
        wake();
      });
      // Its rejection is met when its turn comes.
      answer.catch(() => undefined);
      waiting.set(next, answer);
      next += 1;
    }
  };
  for (let turn = 0; turn < items.length; turn += 1) {
    start(turn);
    wake = () => start(turn);
    const answer = waiting.get(turn);
    if (!answer) throw new Error('Every item is begun before its turn ends');
    waiting.delete(turn);
    yield await answer;
  }
}
