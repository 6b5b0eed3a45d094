import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useProject } from '../../store/project-store';
import { saveProjectFile } from '../../store/save-project';

type Props = { readonly children: ReactNode };
type State = { readonly error: Error | null };

/** Says that the page broke and keeps the way to saving open: the project itself is not in the page's components. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const isOpen = useProject.getState().session !== null;
    return (
      <Result
        status="error"
        title="页面出错了"
        subTitle={`已录入的内容没有丢失${isOpen ? '，可以先保存项目' : ''}，再重新显示页面。（${error.message}）`}
        extra={[
          isOpen && (
            <Button key="save" type="primary" onClick={() => void saveProjectFile()}>
              保存项目
            </Button>
          ),
          <Button key="again" onClick={() => this.setState({ error: null })}>
            重新显示
          </Button>,
        ]}
      />
    );
  }
}
