import type { GridApi } from 'ag-grid-community';
import type { AddressText } from '#shared/document/address';
import { fittingOptions } from '#shared/find/fitting-options';
import { editLines, optionsOf } from '#shared/kind/value-text';
import { cellAt, type GridShape, type Place } from '#shared/selection/grid-shape';
import { extendTo, type Selection, selectOne } from '#shared/selection/selection';
import { printedText } from '#shared/session/printed-text';
import { addressOf, holdsWords } from './cell-text';
import type { ContextRef } from './grid-context';
import type { GridDeeds, StruckKey } from './grid-deeds';
import { columnId, type GridRow } from './grid-row';
import { createGridStore, type GridStore, type Typing } from './grid-state';

/** What the control needs of the grid as it is now. */
export type Surroundings = {
  readonly api: GridApi<GridRow> | null;
  readonly shape: GridShape;
  readonly deeds: GridDeeds;
};

/**
 * The clerk's hands on one grid: where they stand, what they select, what they type. Keys, mouse and clipboard come
 * here; what should change in the document goes out through the deeds.
 */
export class GridControl {
  readonly store: GridStore = createGridStore();
  /** The text field over the active cell, which has the focus and receives every key; of several lines, for words. */
  field: HTMLTextAreaElement | null = null;
  /** The keys are the grid's, also while no field is there to take them: the library exchanges what rows stand in. */
  private hasKeys = false;
  /** The column where a run of Tabs began; null when the last move was another. */
  tabbedFrom: number | null = null;
  /** What was typed last could not be followed by a next cell: typing on would write over it. */
  private isAtEnd = false;
  private readonly context: ContextRef;
  private surroundings: Surroundings;

  constructor(context: ContextRef, surroundings: Surroundings) {
    this.context = context;
    this.surroundings = surroundings;
  }

  /** Called at each drawing: callbacks below always see the grid as it is. */
  update(surroundings: Surroundings): void {
    this.surroundings = surroundings;
  }

  get shape(): GridShape {
    return this.surroundings.shape;
  }

  get api(): GridApi<GridRow> | null {
    return this.surroundings.api;
  }

  get deeds(): GridDeeds {
    return this.surroundings.deeds;
  }

  get selection(): Selection | null {
    return this.store.getState().selection;
  }

  get typing(): Typing | null {
    return this.store.getState().typing;
  }

  select(selection: Selection | null): void {
    this.isAtEnd = false;
    this.store.setState({ selection });
    if (selection) this.deeds.selected(this.shape, selection);
  }

  /** Goes on after an entry, if there is anywhere to go; else the entry is safe from the next keys. */
  walkTo(next: Selection, typed: boolean): void {
    const { selection } = this;
    this.select(next);
    this.reveal(next.active);
    const { row, column } = next.active;
    this.isAtEnd = typed && row === selection?.active.row && column === selection.active.column;
  }

  /** Stands on one cell, in sight. */
  stand(place: Place): void {
    this.tabbedFrom = null;
    const selection = selectOne(this.shape, place);
    this.select(selection);
    this.reveal(selection.active);
  }

  /** Moves the corner that Shift moves. */
  stretch(head: Place): void {
    this.extend(head);
    this.reveal(head);
  }

  /** The same with the mouse, which is where it looks. */
  extend(head: Place): void {
    const { selection, shape } = this;
    this.select(selection ? extendTo(shape, selection, head) : selectOne(shape, head));
  }

  reveal({ row, column }: Place): void {
    this.api?.ensureIndexVisible(row);
    this.api?.ensureColumnVisible(columnId(column));
  }

  focus(): void {
    this.hasKeys = true;
    const { field } = this;
    field?.focus({ preventScroll: true });
    // Those struck while the field could not take them yet.
    if (field && document.activeElement === field) this.takeKeys(this.deeds.takesKeys() ?? []);
  }

  /** The field can be there and out of sight until the first row is drawn. True: nothing is left to be done. */
  regainKeys(): boolean {
    if (!this.hasKeys || document.activeElement !== document.body) return true;
    this.focus();
    return document.activeElement === this.field;
  }

  /** A field has come, the first or another in its place (with the first row of an empty table): the keys go to it. */
  takeField(field: HTMLTextAreaElement): void {
    this.field = field;
    if (this.hasKeys && document.activeElement === document.body) this.focus();
  }

  /** Something else on the page took the keys. */
  releaseKeys(): void {
    this.hasKeys = false;
  }

  /** The address of the active cell; null on printed words. */
  activeAddress(): AddressText | null {
    const { selection } = this;
    return selection ? addressOf(cellAt(this.shape, selection.active)) : null;
  }

  canType(): boolean {
    const address = this.activeAddress();
    return address !== null && !this.isAtEnd && this.deeds.canType(address);
  }

  /** What the active cell is and holds, for a screen reader. */
  describe(): string {
    const { selection } = this;
    if (!selection) return '表格';
    const cell = cellAt(this.shape, selection.active);
    const address = addressOf(cell);
    const { session, scale } = this.context.current;
    const text = printedText(cell, session, scale) || '空';
    return address === null ? text : `${this.deeds.nameOf(address)}，${text}`;
  }

  /** Whether what is typed are words, which may have several lines. */
  typesWords(): boolean {
    const { typing } = this;
    return typing !== null && holdsWords(cellAt(this.shape, typing.place));
  }

  refuseTyping(): void {
    if (this.isAtEnd) {
      this.deeds.tell('这是最后一格，刚录入的数在这里；要改它请按 F2，录别处请先选中那一格');
      return;
    }
    this.deeds.refuse(this.activeAddress());
  }

  /** A composition ended over a cell that takes no text. Over printed words it may mean something to the page. */
  refuseComposed(text: string): void {
    if (this.activeAddress() === null && text !== '') this.deeds.composedOnWords(text);
  }

  /** Opens the active cell. `text` absent: the field already holds what was typed. */
  beginTyping(style: Typing['style'], text?: string, selected = false): void {
    const { selection, field } = this;
    if (!selection || !field) return;
    if (text !== undefined) field.value = text;
    this.store.setState({ typing: { place: selection.active, style }, copied: null });
    this.offer(style === 'into');
    this.reveal(selection.active);
    this.focus();
    if (selected) field.select();
  }

  /** Keys struck before the table stood, as if they came now. */
  takeKeys(keys: readonly StruckKey[]): void {
    for (const { key, shiftKey } of keys) {
      const { field, typing } = this;
      if (!field) return;
      if (key === 'Backspace' && typing) field.value = field.value.slice(0, -1);
      else if (key.length > 1)
        field.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
      else if (typing) field.value += key;
      else if (this.canType()) this.beginTyping('over', key);
      else this.refuseTyping();
    }
  }

  /** F2 and double click: the exact value to edit, or the reason why not. */
  edit(selected = false): void {
    this.isAtEnd = false;
    const address = this.activeAddress();
    const { session, scale } = this.context.current;
    const view = address === null ? undefined : session.cell(address);
    if (view && this.canType()) {
      this.beginTyping('into', editLines(view.value, view.type, scale), selected);
    } else this.refuseTyping();
  }

  /** Shows the options of the cell that is typed into: all of them, or those that fit what is typed. */
  offer(all: boolean): void {
    const { typing, field } = this;
    const address = typing && addressOf(cellAt(this.shape, typing.place));
    const view = address ? this.context.current.session.cell(address) : undefined;
    const options = view ? optionsOf(view.type) : [];
    if (!field || options.length === 0) return;
    const fitting = all ? options : fittingOptions(options, field.value);
    const at = Math.max(0, fitting.indexOf(field.value));
    this.store.setState({ choice: { options: fitting, at } });
  }

  /** Points at another option. False: there are none to choose from. */
  point(by: 1 | -1): boolean {
    const { choice } = this.store.getState();
    if (!choice || choice.options.length === 0) return false;
    const at = Math.max(0, Math.min(choice.at + by, choice.options.length - 1));
    this.store.setState({ choice: { ...choice, at } });
    return true;
  }

  /** Takes an option as if it had been typed. */
  choose(option: string): void {
    if (this.field) this.field.value = option;
    // The one clicked is meant, whichever the arrows pointed at.
    this.store.setState({ choice: { options: [option], at: 0 } });
    if (this.commit()) this.focus();
  }

  /** Takes what is typed. False: it was refused and told, and typing goes on. */
  commit(): boolean {
    const { typing, field } = this;
    if (!typing || !field) return true;
    const { choice } = this.store.getState();
    const pointed = choice?.options[choice.at];
    // Nothing typed leaves or clears the cell; the option pointed at is what is meant by a part of it.
    if (pointed !== undefined && (field.value !== '' || typing.style === 'into')) field.value = pointed;
    const address = addressOf(cellAt(this.shape, typing.place));
    const result = address === null ? undefined : this.deeds.commit(address, field.value);
    const sentence = result?.done === false ? result.sentence : result?.notice;
    if (sentence !== undefined) this.deeds.tell(sentence);
    if (result?.done === false) return false;
    this.endTyping();
    return true;
  }

  /** Forgets what is typed. */
  endTyping(): void {
    if (this.field) this.field.value = '';
    this.store.setState({ typing: null, choice: null });
    this.deeds.endOverriding();
  }
}
