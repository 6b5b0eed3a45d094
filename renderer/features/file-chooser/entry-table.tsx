import { FileExcelOutlined, FileTextOutlined, FolderFilled } from '@ant-design/icons';
import type { KeyboardEvent } from 'react';
import { timeText } from '../../feedback/time-text';
import { type FolderEntry, sizeText } from './folder-listing';

type Props = {
  readonly entries: readonly FolderEntry[];
  readonly selected: string;
  readonly onSelect: (entry: FolderEntry) => void;
  readonly onOpen: (entry: FolderEntry) => void;
};

/** The folder's entries as a list of buttons: a click selects, Enter or a double click opens, arrows move. */
export function EntryTable({ entries, selected, onSelect, onOpen }: Props) {
  return (
    <div className="chooser-entries">
      {entries.length === 0 && <p className="quiet">这个文件夹里没有可选的文件</p>}
      {entries.map((entry) => (
        <button
          type="button"
          key={entry.path}
          className={entry.kind === 'file' && entry.name === selected ? 'entry selected' : 'entry'}
          onClick={() => (entry.kind === 'folder' ? onOpen(entry) : onSelect(entry))}
          onDoubleClick={() => onOpen(entry)}
          onKeyDown={(event) => moveOrOpen(event, () => onOpen(entry))}
        >
          <EntryIcon entry={entry} />
          <span className="entry-name">{entry.name}</span>
          <span className="entry-size">{sizeText(entry)}</span>
          <span className="entry-time">{timeText(entry.modified)}</span>
        </button>
      ))}
    </div>
  );
}

function EntryIcon({ entry }: { readonly entry: FolderEntry }) {
  if (entry.kind === 'folder') return <FolderFilled aria-hidden style={{ color: '#d9a93f' }} />;
  return /\.xlsx?$/i.test(entry.name) ? <FileExcelOutlined aria-hidden /> : <FileTextOutlined aria-hidden />;
}

function moveOrOpen(event: KeyboardEvent<HTMLButtonElement>, open: () => void): void {
  const { currentTarget } = event;
  const next =
    event.key === 'ArrowDown'
      ? currentTarget.nextElementSibling
      : event.key === 'ArrowUp'
        ? currentTarget.previousElementSibling
        : null;
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    open();
  }
}
