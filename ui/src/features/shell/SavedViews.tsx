// Lists that somebody comes back to: in the side bar, each with a key of its own, Today before them.
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { Bookmark, BookmarkPlus, Undo2, X } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import type { Outcome, SavedView } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { IconButton } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions, type Action } from "../../kit/keymap.tsx";
import { useEditCount } from "../../kit/lastDone.ts";
import { LineDialog } from "../../kit/LineDialog.tsx";
import { UNDO, useTell } from "../../kit/tell.ts";
import { useToast } from "../../kit/toast.tsx";

const NONE: readonly SavedView[] = [];
const LISTS = ["/deals", "/forecast", "/partners", "/registrations", "/training"];

export function SavedViews(): ReactNode {
  const t = useT();
  const views = useAsk("saved_views", {}).data?.views ?? NONE;
  const here = useRouterState({ select: ({ location }) => location });
  const [naming, setNaming] = useState(false);
  const canSave = here.searchStr !== "" && LISTS.includes(here.pathname) && !views.some(({ path }) => path === here.href);
  const { save, remove } = useChanges();
  const ask = useCallback(() => setNaming(true), []);
  useKeys({ views, canSave, onSave: ask, onRemove: remove });
  return (
    <>
      {views.length === 0 ? null : (
        <ul className="views" aria-label={t("view-saved-ones")}>
          {views.map((view) => (
            <li key={view.name}>
              <Link to={view.path} className={view.path === here.href ? "nav on" : "nav"} title={view.name} activeProps={{}}>
                <Bookmark className="i" aria-hidden />
                <span className="label trunc">
                  <bdi>{view.name}</bdi>
                </span>
              </Link>
              <IconButton className="label" label={t("view-remove", { name: view.name })} icon={<X className="i s" aria-hidden />} onClick={() => remove(view)} />
            </li>
          ))}
        </ul>
      )}
      {canSave ? (
        <button type="button" className="nav quiet" title={t("view-save")} onClick={ask}>
          <BookmarkPlus className="i" aria-hidden />
          <span className="label trunc">{t("view-save")}</span>
        </button>
      ) : null}
      <LineDialog<string>
        title={t("view-save")}
        open={naming}
        label={t("view-name")}
        hint={t("view-name-hint")}
        wrong={t("view-name-missing")}
        parse={(text) => text.trim() || undefined}
        onSave={(name) => save({ name, path: here.href })}
        onClose={() => setNaming(false)}
      />
    </>
  );
}

/** What is removed can be had back by the key for that, until something else is done. */
function useChanges() {
  const t = useT();
  const tell = useTell();
  const say = useToast();
  const edits = useEditCount();
  const { mutate } = useExecute();
  const [removed, setRemoved] = useState<{ view: SavedView; edits: number } | null>(null);
  const save = useCallback((view: SavedView) => mutate({ kind: "save_view", ...view }, tell), [mutate, tell]);
  const remove = useCallback(
    (view: SavedView) => {
      const onSuccess = ({ note }: Outcome) => {
        setRemoved({ view, edits });
        say(note ?? "", UNDO);
      };
      mutate({ kind: "remove_view", name: view.name }, { ...tell, onSuccess });
    },
    [mutate, tell, say, edits],
  );
  const back = removed?.edits === edits ? removed.view : null;
  useActions(
    useMemo(() => {
      if (back === null) return [];
      const run = () => {
        save(back);
        setRemoved(null);
      };
      return [{ id: "undo-view", label: t("app-undo"), group: t("app-palette-actions"), keys: [UNDO, "Ctrl z"], icon: <Undo2 className="i" aria-hidden />, sheetOnly: true, run }];
    }, [back, save, t]),
  );
  return { save, remove };
}

interface Keys {
  views: readonly SavedView[];
  canSave: boolean;
  onSave: () => void;
  onRemove: (view: SavedView) => void;
}

function useKeys({ views, canSave, onSave, onRemove }: Keys): void {
  const t = useT();
  const navigate = useNavigate();
  useActions(
    useMemo<Action[]>(() => {
      const group = t("view-saved-ones");
      const icon = <Bookmark className="i" aria-hidden />;
      return [
        { id: "view-today", label: t("nav-today"), group, keys: ["Ctrl 1"], icon, sheetOnly: true, run: () => void navigate({ to: "/" }) },
        ...views.map((view, at) => ({ id: `view-${view.name}`, label: view.name, group, keys: [`Ctrl ${at + 2}`], icon, run: () => void navigate({ to: view.path }) })),
        ...views.map((view) => ({ id: `view-remove-${view.name}`, label: t("view-remove", { name: view.name }), group, keys: [], icon, run: () => onRemove(view) })),
        ...(canSave ? [{ id: "view-save", label: t("view-save"), group, keys: ["Shift s"], icon, run: onSave }] : []),
      ];
    }, [t, navigate, views, canSave, onSave, onRemove]),
  );
}
