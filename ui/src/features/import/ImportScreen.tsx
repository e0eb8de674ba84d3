// Partners, people or deals from a file, in five steps: the file, its columns, what is wrong with it, what it would do, and done.
// Enter goes on and Escape goes back; nothing changes before the last step.
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import type { ImportFile } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { useTell } from "../../kit/tell.ts";
import { Check } from "./Check.tsx";
import { ChooseFile } from "./ChooseFile.tsx";
import { Done } from "./Done.tsx";
import { MapColumns } from "./MapColumns.tsx";
import { Preview } from "./Preview.tsx";

const route = getRouteApi("/import");
const STEPS = ["file", "map", "check", "preview", "apply"] as const;
type Step = (typeof STEPS)[number];

export function ImportScreen(): ReactNode {
  return <Answer of={useAsk("import", {})}>{(view) => <Wizard file={view.file} maxLines={view.maxLines} />}</Answer>;
}

function Wizard({ file, maxLines }: { file: ImportFile | null; maxLines: number }) {
  const t = useT();
  const navigate = useNavigate();
  const tell = useTell();
  const { mutate } = useExecute();
  const { of } = route.useSearch();
  const home = (file?.kind ?? of) === "deals" ? "/deals" : "/partners";
  const [chosen, setChosen] = useState<Step>(file ? "map" : "file");
  const step = stepOf(file, chosen);
  const work = file ? file.counts.new + file.counts.changed : 0;
  const back = useCallback(() => {
    const before = STEPS[STEPS.indexOf(step) - 1];
    if (before === undefined || step === "apply") void navigate({ to: home });
    else setChosen(before);
  }, [step, navigate, home]);
  const ready = (step === "map" && file?.complete === true) || step === "check" || (step === "preview" && work > 0);
  const next = useCallback(() => {
    if (!ready) return;
    if (step === "preview") mutate({ kind: "apply_import" }, tell);
    else setChosen(STEPS[STEPS.indexOf(step) + 1] ?? step);
  }, [ready, step, mutate, tell]);
  useActions(
    useMemo(
      () => [
        ...(step === "file" || step === "apply" ? [] : [{ id: "import-next", label: t("import-next"), group: t("app-palette-actions"), keys: ["Enter"], sheetOnly: true, run: next }]),
        { id: "import-back", label: t("app-back"), group: t("app-palette-actions"), keys: ["Escape"], sheetOnly: true, run: back },
      ],
      [t, step, next, back],
    ),
  );
  return (
    <>
      <Bar home={home} />
      <StepRow step={step} />
      <div className="import">
        {step === "file" ? <ChooseFile of={of ?? null} maxLines={maxLines} onRead={() => setChosen("map")} /> : null}
        {file && step === "map" ? <MapColumns file={file} /> : null}
        {file && step === "check" ? <Check file={file} onNext={next} /> : null}
        {file && step === "preview" ? <Preview file={file} onNext={next} /> : null}
        {file && step === "apply" ? <Done file={file} onAgain={() => mutate({ kind: "close_import" }, { onSuccess: () => setChosen("file") })} /> : null}
      </div>
      {step === "file" || step === "apply" ? null : (
        <div className="import-foot row">
          <Button keys="Escape" onClick={back}>
            {t("app-back")}
          </Button>
          <Button kind="primary" keys="Enter" className="end" disabled={!ready} onClick={next}>
            {step === "preview" ? t("import-apply", { count: work }) : t("import-next")}
          </Button>
        </div>
      )}
      <div className="hints">
        {step === "file" ? null : <Hint chords={["Enter"]} label={t("import-hint-next")} />}
        {step === "preview" ? (
          <>
            <Hint chords={["j", "k"]} label={t("app-hint-move")} />
            <Hint chords={["Space"]} label={t("import-hint-leave-out")} />
          </>
        ) : null}
        <Hint chords={["Escape"]} label={t("app-hint-back")} />
        <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
      </div>
    </>
  );
}

/** An import that runs or has ended shows so, wherever the window was. */
function stepOf(file: ImportFile | null, chosen: Step): Step {
  if (!file) return "file";
  if (file.progress || file.done) return "apply";
  return chosen === "apply" ? "preview" : chosen;
}

function Bar({ home }: { home: "/partners" | "/deals" }) {
  const t = useT();
  return (
    <div className="bar">
      <nav className="crumb" aria-label={t("app-crumbs")}>
        <Link to={home}>{home === "/deals" ? t("nav-deals") : t("nav-partners")}</Link>
        <ChevronRight className="i s flip" aria-hidden />
        <h1 className="semi here" aria-current="page">
          {t("import-title")}
        </h1>
      </nav>
    </div>
  );
}

function StepRow({ step }: { step: Step }) {
  const t = useT();
  const words = { file: t("import-step-file"), map: t("import-step-map"), check: t("import-step-check"), preview: t("import-step-preview"), apply: t("import-step-apply") };
  return (
    <ol className="import-steps" aria-label={t("import-steps")}>
      {STEPS.map((one, at) => (
        <li key={one} aria-current={one === step ? "step" : undefined} data-past={at < STEPS.indexOf(step) || undefined}>
          <span className="num" aria-hidden>
            {at + 1}
          </span>
          <span className="import-step-word">{words[one]}</span>
        </li>
      ))}
    </ol>
  );
}
