// One broken screen must not take the window with it.
import { Component, type ReactNode } from "react";
import { useT } from "../../kit/i18n.tsx";
import { ErrorState } from "../../kit/states.tsx";

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT();
  return <ErrorState message={t("error-screen-failed")} detail={String(error)} onRetry={onRetry} />;
}

export class ScreenBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error === null ? this.props.children : <Failed error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
