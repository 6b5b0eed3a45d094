/** Longer texts are sentences: they hardly ever come again. */
const LONGEST = 120;
/** Nor do amounts, of which every workbook has hundreds of its own: they would push out the words. */
const AMOUNT = /^-?\d+\.\d+$/;

/**
 * What follows from a text alone, remembered for texts that are met again: every workbook prints the same words, sheet
 * after sheet. When `most` texts are known all are forgotten, so that no workbook can fill the memory.
 */
export function remembered<Value>(make: (text: string) => Value, most = 20_000): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = make(text);
    if (text.length > LONGEST || AMOUNT.test(text)) return value;
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
