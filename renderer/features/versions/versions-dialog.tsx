import { Button, Empty, Flex, Modal, Spin, Table, Tag } from 'antd';
import { useEffect, useState } from 'react';
import type { KeptVersion } from '#shared/host/calls/versions';
import { timeText } from '../../feedback/time-text';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { useProject } from '../../store/project-store';
import { fileName } from '../../store/project-text';
import { readVersion, restoreVersion, tellChanges } from '../../store/versions';
import { closeDialog, openDialog } from '../../store/view-store';

/** 历史版本: the last saved states of a project, what each changed, and the way back to one of them. */
export function VersionsDialog({ path }: { readonly path: string }) {
  const { versions, words } = useVersions(path);
  const file = useProject((state) => state.file);
  const isOpen = file?.path === path;
  const compare = (version: KeptVersion) =>
    reporting(async () => {
      const { session } = useProject.getState();
      if (!session) return;
      openDialog({
        kind: 'differences',
        title: `${timeText(version.savedAt, 'medium')} 的历史版本与现在的差别`,
        names: ['历史版本', '现在'],
        sessions: [await readVersion(path, version), session],
        onClose: () => openDialog({ kind: 'versions', path }),
      });
    });
  return (
    <Modal
      open
      width={860}
      title={`历史版本：${fileName(path)}`}
      onCancel={closeDialog}
      footer={
        <Button type="primary" onClick={closeDialog}>
          关闭
        </Button>
      }
    >
      {versions === null ? (
        <Spin />
      ) : versions.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description="还没有历史版本；从现在起，每次保存都会留下一份。"
        />
      ) : (
        <Table
          size="small"
          rowKey="id"
          dataSource={[...versions]}
          pagination={false}
          scroll={{ y: 360 }}
          columns={[
            {
              title: '保存时间',
              width: 210,
              render: (_, { savedAt, digest }: KeptVersion) => (
                <>
                  {timeText(savedAt, 'medium')}{' '}
                  {isOpen && file.digest.startsWith(digest) && <Tag>文件中的</Tag>}
                </>
              ),
            },
            { title: '与前一次相比', render: (_, { id }: KeptVersion) => words.get(id) ?? '…' },
            {
              title: '操作',
              width: 190,
              render: (_, version: KeptVersion) => (
                <Flex gap={4}>
                  {isOpen && (
                    <Button size="small" onClick={() => void compare(version)}>
                      看差别
                    </Button>
                  )}
                  <Button size="small" onClick={() => void reporting(() => restoreVersion(path, version))}>
                    恢复为新项目
                  </Button>
                </Flex>
              ),
            },
          ]}
        />
      )}
      <p className="quiet">历史版本留在本机，不在项目所在的文件夹；恢复只打开一份新项目，不改动任何文件。</p>
    </Modal>
  );
}

/** Null: not read yet. The words come one after the other. */
function useVersions(path: string): {
  readonly versions: readonly KeptVersion[] | null;
  readonly words: ReadonlyMap<string, string>;
} {
  const [versions, setVersions] = useState<readonly KeptVersion[] | null>(null);
  const [words, setWords] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isShown = true;
    void reporting(async () => {
      const { versions: kept } = await callHost('versions.list', { path });
      setVersions(kept);
      await tellChanges(path, kept, (id, said) => {
        if (isShown) setWords((before) => new Map(before).set(id, said));
        return isShown;
      });
    });
    return () => {
      isShown = false;
    };
  }, [path]);
  return { versions, words };
}
