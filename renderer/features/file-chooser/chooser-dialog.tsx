import { ArrowUpOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Input, type InputRef, Modal } from 'antd';
import { useState } from 'react';
import { FOLDER_PURPOSES } from '#shared/host/calls/files';
import { callHost } from '../../host/call-host';
import type { ChooserRequest } from '../../host/chooser-request';
import { SentenceError } from '../../host/host-problem';
import { mayReplace } from '../../store/file-questions';
import { useFirstKeys } from '../../store/first-keys';
import { EntryTable } from './entry-table';
import { type FolderEntry, useFolderListing } from './folder-listing';
import { PURPOSE_WORDS } from './purpose-words';

/** The page's own file dialog, for hosts without one: places, folder entries, a typed path, a name to save as. */
export function ChooserDialog({ request }: { readonly request: ChooserRequest }) {
  const first = useFirstKeys<InputRef>();
  const words = PURPOSE_WORDS[request.purpose];
  const { folder, problem, goTo, trying } = useFolderListing(request.purpose);
  const [name, setName] = useState(request.suggestedName);
  const [typedFolder, setTypedFolder] = useState<string | null>(null);

  const enter = (path: string) => {
    setTypedFolder(null);
    void goTo(path);
  };
  const open = (entry: FolderEntry) =>
    entry.kind === 'folder' ? enter(entry.path) : void settle(entry.path);
  const isFolder = FOLDER_PURPOSES.has(request.purpose);
  const confirm = () => {
    // A folder is the one that is shown unless another is named.
    const path = isFolder && name.trim() === '' ? folder?.folder : fullPath(folder?.folder ?? '', name);
    if (path) void settle(path);
  };
  /** Names the file to the host; a file that would be replaced is asked about, and another may be chosen. */
  const settle = (path: string) =>
    trying(async () => {
      const { purpose } = request;
      let named = await callHost('files.name', { purpose, path });
      if (named.outcome === 'exists') {
        if (!(await mayReplace(named.path, named.found))) return;
        named = await callHost('files.name', { purpose, path, replaces: named.found.digest });
      }
      if (named.outcome === 'named') request.answer(named.file);
      else throw new SentenceError(`「${named.path}」刚刚又被改动过，请再试一次。`);
    });

  return (
    <Modal
      open
      title={words.title}
      width={860}
      okText={words.confirm}
      cancelText="取消"
      okButtonProps={{ disabled: name.trim() === '' && !isFolder }}
      onOk={confirm}
      onCancel={() => request.answer(null)}
    >
      <Flex gap={6} style={{ marginBottom: 8 }}>
        <Button
          aria-label="上一级文件夹"
          icon={<ArrowUpOutlined aria-hidden />}
          disabled={!folder?.parent}
          onClick={() => folder?.parent && enter(folder.parent)}
        />
        <Input
          aria-label="文件夹"
          value={typedFolder ?? folder?.folder ?? ''}
          onChange={(event) => setTypedFolder(event.target.value)}
          onPressEnter={() => typedFolder && enter(typedFolder)}
        />
      </Flex>
      {problem && <Alert type="error" title={problem} style={{ marginBottom: 8 }} />}
      <Flex gap={8} style={{ height: 340 }}>
        <Flex vertical className="chooser-places">
          {folder?.places.map((place) => (
            <Button key={place.path} type="text" onClick={() => enter(place.path)}>
              {place.name}
            </Button>
          ))}
        </Flex>
        <EntryTable
          entries={folder?.entries ?? []}
          selected={name}
          onSelect={(entry) => entry.kind === 'file' && setName(entry.name)}
          onOpen={open}
        />
      </Flex>
      <Flex gap={8} align="center" style={{ marginTop: 8 }}>
        <label htmlFor="chooser-name" style={{ flex: 'none' }}>
          {isFolder ? '文件夹名' : '文件名'}
        </label>
        <Input
          id="chooser-name"
          ref={first}
          value={name}
          placeholder={
            isFolder
              ? '空着就是上面这个文件夹；也可以输入其中的名称或完整路径'
              : words.saves
                ? '输入文件名'
                : '选择上面的文件，或输入完整路径'
          }
          onChange={(event) => setName(event.target.value)}
          onPressEnter={(event) => {
            // Or the same key would press a button of the dialog that opens next.
            event.preventDefault();
            confirm();
          }}
        />
        <span className="quiet" style={{ flex: 'none' }}>
          {words.kinds}
        </span>
      </Flex>
    </Modal>
  );
}

/** A name within the folder, or the path itself when a whole one was typed. */
function fullPath(folder: string, name: string): string {
  const typed = name.trim();
  if (typed === '' || /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(typed)) return typed;
  const separator = folder.includes('\\') ? '\\' : '/';
  return folder.endsWith(separator) ? folder + typed : folder + separator + typed;
}
