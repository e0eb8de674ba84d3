// What a partner asks about itself: each answer is taken to the clipboard with one key, in the language of the partner.
import { getRouteApi } from "@tanstack/react-router";
import { Copy } from "lucide-react";
import { useCallback, useMemo, useRef, type ReactNode } from "react";
import type { AnswersView, AnswerView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { CursorRow } from "../../kit/CursorRow.tsx";
import { FilterChip } from "../../kit/FilterChip.tsx";
import { useT } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { PartnerCrumb } from "../../kit/PartnerCrumb.tsx";
import { SearchField } from "../../kit/SearchField.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useBack } from "../../kit/useBack.ts";
import { useListCursor } from "../../kit/useListCursor.ts";
import { directionOf, LANGUAGE_NAMES, LANGUAGES, nearestLanguage } from "../../lib/locale.ts";

const route = getRouteApi("/partners/$id/answers");

export function AnswersPage(): ReactNode {
  const { id } = route.useParams();
  const { text, language } = route.useSearch();
  useBack(`/partners/${id}`);
  return <Answer of={useAsk("answers", { id, text, language })}>{(view) => <Answers view={view} typed={text ?? ""} />}</Answer>;
}

function Answers({ view, typed }: { view: AnswersView; typed: string }) {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const copy = useCopyAnswer(view.answers);
  const onMove = useCallback((at: number) => list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus(), []);
  const cursor = useListCursor({ count: view.answers.length, onOpen: copy, onMove });
  useActions(
    useMemo(
      () => [{ id: "copy-answer", label: t("answer-copy"), group: t("app-palette-actions"), keys: ["y"], icon: <Copy className="i" aria-hidden />, run: () => copy(cursor.at) }],
      [t, copy, cursor.at],
    ),
  );
  const language = nearestLanguage([view.language]);
  return (
    <>
      <div className="bar">
        <PartnerCrumb partner={view.partner} here={t("answer-title")} />
      </div>
      <Choice view={view} typed={typed} onLeave={() => cursor.moveTo(0)} />
      <div className="answers">
        <h1>{t("answer-open", { partner: view.partner.name })}</h1>
        <ul role="listbox" aria-label={t("answer-title")} lang={language} dir={directionOf(language)} ref={list}>
          {view.answers.map((answer, at) => (
            <CursorRow key={answer.key} at={at} active={at === cursor.at} className="answer" onPoint={() => cursor.set(at)} onOpen={() => copy(at)} opensAtOnce>
              <Words answer={answer} />
              <Copy className="i s" aria-hidden />
            </CursorRow>
          ))}
        </ul>
        {view.morePeople > 0 ? <p className="muted">{t("answer-more-people", { count: view.morePeople })}</p> : null}
      </div>
      <div className="hints">
        <Hint chords={["j", "k"]} label={t("app-hint-move")} />
        <Hint chords={["y"]} label={t("answer-copy")} />
        <Hint chords={["/"]} label={t("answer-find")} />
        <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
      </div>
    </>
  );
}

function useCopyAnswer(answers: readonly AnswerView[]) {
  const t = useT();
  const say = useToast();
  return useCallback(
    (at: number) => {
      const answer = answers[at];
      if (answer) void navigator.clipboard.writeText(answer.text).then(() => say(t("answer-copied", { title: answer.title })));
    },
    [answers, say, t],
  );
}

function Words({ answer }: { answer: AnswerView }) {
  return (
    <div>
      <p className="semi">{answer.title}</p>
      {answer.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="muted small">{answer.source}</p>
    </div>
  );
}

/** Whose certificates, and in which language. */
function Choice({ view, typed, onLeave }: { view: AnswersView; typed: string; onLeave: () => void }) {
  const t = useT();
  const navigate = route.useNavigate();
  const find = useCallback((text: string) => void navigate({ search: (before) => ({ ...before, text: text === "" ? undefined : text }), replace: true }), [navigate]);
  return (
    <div className="filters">
      <SearchField label={t("answer-find")} value={typed} onChange={find} onEnter={onLeave} />
      <FilterChip
        field={t("answer-language")}
        value={view.language}
        options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        onChange={(tag) => void navigate({ search: (before) => ({ ...before, language: LANGUAGES.find((one) => one === tag) }), replace: true })}
        always
      />
    </div>
  );
}
