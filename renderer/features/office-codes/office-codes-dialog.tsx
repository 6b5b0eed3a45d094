import { Button, Modal, Table } from 'antd';
import { useEffect, useState } from 'react';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import {
  importOfficeCodes,
  loadOfficeCodes,
  removeOfficeCodes,
  useOfficeCodes,
} from '../../store/office-codes';
import { closeDialog } from '../../store/view-store';

type Left = readonly { readonly place: string; readonly reason: string }[];

const PURPOSE =
  '插入科目时，除词典和本项目、上年的科目外，也从这份清单中提示。清单保存在本机，用于所有项目；工作簿中要有“科目编码”和“科目名称”两列。';

/** How many rows that gave no code are shown. */
const MOST_TOLD = 4;

/** The office's own list of 科目: shown, read anew from a workbook, removed. */
export function OfficeCodesDialog() {
  const list = useOfficeCodes((state) => state.list);
  const [left, setLeft] = useState<Left>([]);
  const [isReading, setReading] = useState(false);
  useEffect(() => void loadOfficeCodes(), []);
  const choose = () =>
    reporting(async () => {
      const chosen = await chooseFile('open-workbook');
      if (chosen === null) return;
      setReading(true);
      const untaken = await importOfficeCodes(chosen.path);
      setReading(false);
      if (untaken) setLeft(untaken);
    });
  const remove = () => {
    setLeft([]);
    void removeOfficeCodes();
  };
  return (
    <Modal
      open
      width={620}
      title="单位科目清单"
      onCancel={closeDialog}
      footer={
        <>
          {list && (
            <Button danger className="footer-left" onClick={remove}>
              移除清单
            </Button>
          )}
          <Button loading={isReading} onClick={() => void choose()}>
            {list ? '更换…' : '从 Excel 导入…'}
          </Button>
          <Button type="primary" onClick={closeDialog}>
            完成
          </Button>
        </>
      }
    >
      <p className="quiet">{PURPOSE}</p>
      {list && (
        <p>
          来自“{list.source}”，共 {list.codes.length} 个科目，
          {new Date(list.importedAt).toLocaleDateString('zh-CN')} 导入
        </p>
      )}
      {left.length > 0 && <LeftRows left={left} />}
      {list && (
        <Table
          size="small"
          rowKey="code"
          pagination={false}
          virtual
          scroll={{ y: 240 }}
          dataSource={[...list.codes]}
          columns={[
            { title: '科目编码', dataIndex: 'code', width: 140 },
            { title: '科目名称', dataIndex: 'name' },
          ]}
        />
      )}
    </Modal>
  );
}

function LeftRows({ left }: { readonly left: Left }) {
  return (
    <div className="is-warning" role="alert">
      有 {left.length} 行没有读入：
      {left.slice(0, MOST_TOLD).map(({ place, reason }) => (
        <div key={place}>
          {place}：{reason}
        </div>
      ))}
      {left.length > MOST_TOLD && <div>……</div>}
    </div>
  );
}
