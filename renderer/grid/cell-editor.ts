import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import type { GridRow } from './grid-row';

/** The exact text of a cell, and a text that was refused and is typed on. */
export type EditorTexts = {
  readonly exact: (params: ICellEditorParams<GridRow, string>) => string;
  readonly takeRefused: () => string | undefined;
  /** Typing replaces what is there, as with 改写. */
  readonly replaces: () => boolean;
};

let typing: CellTextEditor | undefined;

/** The text in the open editor, if a cell is being edited. */
export function typedText(): string | undefined {
  return typing?.getValue();
}

/** A bare text field over the cell. Typing over a cell starts with the key; F2 and double click with its exact value. */
export class CellTextEditor implements ICellEditorComp<GridRow, string> {
  private readonly input = document.createElement('input');
  private selects = false;

  init(params: ICellEditorParams<GridRow, string> & { readonly texts: EditorTexts }): void {
    const { eventKey, texts } = params;
    const refused = texts.takeRefused();
    const key = eventKey?.length === 1 ? eventKey : undefined;
    const emptied = eventKey === 'Backspace' || eventKey === 'Delete';
    this.input.className = 'cell-editor';
    this.input.value = refused ?? key ?? (emptied ? '' : texts.exact(params));
    this.input.setAttribute('aria-label', '单元格内容');
    this.selects = refused !== undefined || (texts.replaces() && key === undefined);
    typing = this;
  }

  getGui(): HTMLElement {
    return this.input;
  }

  afterGuiAttached(): void {
    this.input.focus();
    if (this.selects) this.input.select();
  }

  getValue(): string {
    return this.input.value;
  }

  destroy(): void {
    if (typing === this) typing = undefined;
  }
}
