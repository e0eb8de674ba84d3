// One registration on a page of its own: where links from other screens lead.
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RegistrationView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useBack } from "../../kit/useBack.ts";
import { Deciding, VerbButtons } from "./Deciding.tsx";
import { Details, type ConflictSlot } from "./Details.tsx";
import { useVerbs } from "./useVerbs.tsx";

export function RegistrationPage({ conflict }: { conflict: ConflictSlot }): ReactNode {
  const { id } = useParams({ from: "/registrations/$id" });
  useBack("/registrations");
  const answer = useAsk("registration", { id });
  const known = answer.data?.row.id === id ? answer.data : undefined;
  return <Answer of={{ ...answer, data: known }}>{(view) => <Page view={view} conflict={conflict} />}</Answer>;
}

function Page({ view, conflict }: { view: RegistrationView; conflict: ConflictSlot }) {
  const t = useT();
  const verbs = useVerbs(view);
  return (
    <>
      <div className="bar">
        <h1 className="bar-title">{t("registration-name")}</h1>
      </div>
      <article className="peek registration-page" aria-label={view.row.customer}>
        <div className="body">
          <Details view={view} conflict={conflict} />
        </div>
        <div className="foot verbs">
          <VerbButtons verbs={verbs} />
        </div>
      </article>
      <Deciding view={view} verbs={verbs} />
    </>
  );
}
