import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';
import { closeDialog } from '../../store/view-store';
import checked from './pictures/checked.png';
import entered from './pictures/entered.png';
import imported from './pictures/imported.png';
import started from './pictures/started.png';

/** The pictures are taken of the program itself by tests/e2e/guide.test.ts. */
const STEPS = [
  {
    title: '一、开始',
    picture: started,
    text: '有今年的公开表工作簿，点“导入今年的公开表工作簿”；去年用过本程序，点“由上年项目新建”，单位信息、科目、上年数和年初数都沿用；也可以新建空白项目，或先打开自带示例试一试。',
  },
  {
    title: '二、导入',
    picture: imported,
    text: '导入前列出各表在工作簿中的位置、读到的数和需要处理的问题，确认后才写入，可一次撤销。认不出的栏目和项目在“对应关系”中指明一次，以后自动沿用。',
  },
  {
    title: '三、填写',
    picture: entered,
    text: '白色的格由您录入，蓝底的格由公式计算：只填最末级，合计、总计和各表对应的数自动得出。像 Excel 一样录入、粘贴、填充、查找；科目在表上方插入、修改、删除。',
  },
  {
    title: '四、审核和导出',
    picture: checked,
    text: '右边随填随列不通过的公式，点一条即到那一格；F8 到下一处，Ctrl+E 看本格公式。确有原因的写“出错说明”。最后用“导出”填入单位自己的模板，或用“打印”核对。',
  },
] as const;

/** 帮助: the way through the program in four pictures, and which version it is. */
export function GuideDialog() {
  const [version, setVersion] = useState('');
  useEffect(() => {
    void reporting(async () => setVersion((await callHost('host.describe', {})).version));
  }, []);
  return (
    <Modal
      open
      width={760}
      title="使用说明"
      onCancel={closeDialog}
      footer={
        <>
          <span className="footer-left quiet">
            决算公开助手 {version && `${version} 版`}　数据只保存在本机
          </span>
          <Button type="primary" autoFocus onClick={closeDialog}>
            关闭
          </Button>
        </>
      }
    >
      {STEPS.map(({ title, picture, text }) => (
        <section key={title} className="guide-step">
          <img src={picture} alt={`${title}的画面`} />
          <div>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        </section>
      ))}
    </Modal>
  );
}
