// All keys that work right now, read from the same registry that runs them.
import { Fragment } from "react";
import { Dialog } from "../../kit/Dialog.tsx";
import { useT } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { useAllActions, type Action } from "../../kit/keymap.tsx";

function groupsOf(actions: readonly Action[]): [string, Action[]][] {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    if (action.keys.length === 0) continue;
    const group = groups.get(action.group) ?? [];
    if (!group.some((one) => one.id === action.id)) group.push(action);
    groups.set(action.group, group);
  }
  return [...groups];
}

export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const groups = groupsOf(useAllActions());
  return (
    <Dialog label={t("app-shortcuts")} open={open} onClose={onClose}>
      <div className="sheet">
        {groups.map(([name, actions]) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {actions.map((action) => (
                <Fragment key={action.id}>
                  <dt>{action.label}</dt>
                  <dd>
                    {action.keys.map((chord) => (
                      <Kbd chord={chord} key={chord} />
                    ))}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
