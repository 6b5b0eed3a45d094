/** Lets what the page has waiting go first, keys above all: between the parts of work that cannot be cut finer. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
