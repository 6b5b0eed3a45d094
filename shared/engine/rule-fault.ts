/** A fault of the rule itself, found only when it meets the lines of a table. `expandRule` makes it a problem. */
export class RuleFault extends Error {}
