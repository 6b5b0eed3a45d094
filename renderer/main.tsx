import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FileChooser } from './features/file-chooser/file-chooser';
import { ErrorBoundary } from './features/workspace/error-boundary';
import { WORKSPACE } from './features/workspace/pieces';
import { keysBelongTo } from './feedback/keys-back';
import { focusGrid } from './grid/grid-field';
import { startConnection } from './host/connection';
import { loadPiecesWhenIdle } from './host/piece';
import { reporting } from './host/reporting';
import { tellFaults } from './host/tell-faults';
import { Page } from './page';
import { showOnlyAfter } from './store/open-project';
import { startRecording } from './store/recording';
import { startRejoining } from './store/recovery';
import { startViewSettings } from './store/view-settings';
import './styles';

const THEME = {
  token: {
    colorPrimary: '#1f5fa8',
    borderRadius: 2,
    fontSize: 13,
    fontFamily: "'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
    controlHeight: 28,
    // A dialog that fades has the keys meanwhile, and loses them.
    motion: false,
  },
};

/** 改写, not 改 写: a name is the same wherever it is read out, searched or printed. */
const BUTTON = { autoInsertSpace: false };

/** Below the toolbar and formula bar, which stay in reach; one at a time, a newer one in place of the one before. */
const MESSAGE = { top: 76, maxCount: 1 };

/**
 * The library's own word for the cross is English. A click beside a dialog is no decision: what was written in it does not
 * go for that.
 */
const MODAL = { closable: { 'aria-label': '关闭' }, mask: { closable: false } };

tellFaults();
keysBelongTo(focusGrid);
void startViewSettings();
void reporting(startConnection);
startRecording();
startRejoining();
showOnlyAfter(WORKSPACE.load);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');
createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={THEME} button={BUTTON} modal={MODAL}>
      <AntApp className="page" message={MESSAGE}>
        <ErrorBoundary>
          <Page />
        </ErrorBoundary>
        {/* Outside: saving must be possible when the page itself broke. */}
        <FileChooser />
      </AntApp>
    </ConfigProvider>
  </StrictMode>,
);

void loadPiecesWhenIdle();
