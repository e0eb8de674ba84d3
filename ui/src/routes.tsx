// Which address shows which screen. Filters of a list live in its address, so Back and links keep them.
import { createHashHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ActivityList } from "./features/activities/ActivityList.tsx";
import { LogTouch, type TouchAbout } from "./features/activities/LogTouch.tsx";
import { BriefPage } from "./features/brief/BriefPage.tsx";
import { OpenBrief } from "./features/brief/OpenBrief.tsx";
import { DealList } from "./features/deals/DealList.tsx";
import { DealPage } from "./features/deals/DealPage.tsx";
import type { ConflictSlot } from "./features/deals/EditFacts.tsx";
import { Snooze } from "./features/deals/Snooze.tsx";
import { PeekFacts } from "./features/deals/PeekFacts.tsx";
import { PartnerDeals } from "./features/deals/PartnerDeals.tsx";
import { ForecastScreen } from "./features/forecast/ForecastScreen.tsx";
import { ImportScreen } from "./features/import/ImportScreen.tsx";
import { ComparePage } from "./features/partners/ComparePage.tsx";
import { PartnerList } from "./features/partners/PartnerList.tsx";
import { PartnerPage, type PartnerSlots } from "./features/partners/PartnerPage.tsx";
import { AnswersPage } from "./features/answers/AnswersPage.tsx";
import { OpenAnswers } from "./features/answers/OpenAnswers.tsx";
import { OpenReview } from "./features/review/OpenReview.tsx";
import { ReviewPage } from "./features/review/ReviewPage.tsx";
import { RegisterDeal } from "./features/registrations/RegisterDeal.tsx";
import { RegistrationList } from "./features/registrations/RegistrationList.tsx";
import { Peek as RegistrationPeek } from "./features/registrations/Peek.tsx";
import { RegistrationPage } from "./features/registrations/RegistrationPage.tsx";
import { Palette } from "./features/palette/Palette.tsx";
import { SettingsScreen } from "./features/settings/SettingsScreen.tsx";
import { Shell } from "./features/shell/Shell.tsx";
import { ConflictMark } from "./features/sync/ConflictMark.tsx";
import { FirstSync, FirstSyncBanner } from "./features/sync/FirstSync.tsx";
import { SyncRow } from "./features/sync/SyncRow.tsx";
import { SyncScreen } from "./features/sync/SyncScreen.tsx";
import { AddPromise } from "./features/tasks/AddPromise.tsx";
import { KeepTask } from "./features/tasks/KeepTask.tsx";
import { Promises } from "./features/tasks/Promises.tsx";
import type { TaskAbout } from "./features/tasks/TaskForm.tsx";
import { TodayScreen, type TodaySlots } from "./features/today/TodayScreen.tsx";
import { RemindOne } from "./features/training/Remind.tsx";
import { TrainingScreen } from "./features/training/TrainingScreen.tsx";
import { useSyncStatus } from "./ipc/app.tsx";
import { parseAnswersSearch, parseCompareSearch, parseDealSearch, parseForecastSearch, parseImportSearch, parsePartnerPageSearch, parsePartnerSearch, parseRegistrationSearch, parseReviewSearch, parseTrainingSearch } from "./lib/search.ts";

function Frame(): ReactNode {
  return (
    <Shell syncRow={<SyncRow />} banner={<FirstSyncBanner />} palette={palette}>
      <LogTouch bare />
      <RegisterDeal />
    </Shell>
  );
}

function Home(): ReactNode {
  return useSyncStatus().firstSyncDone ? <TodayScreen slots={{ facts, touch: barelyTouch, snooze, registration: registrationPeek, keep, remind, brief: barelyBrief }} /> : <FirstSync />;
}

const activity: PartnerSlots["activity"] = (items, limit) => <ActivityList items={items} limit={limit} />;
const deals: PartnerSlots["deals"] = (partnerId) => <PartnerDeals partnerId={partnerId} />;

const conflict: ConflictSlot = (view) => <ConflictMark conflict={view} />;
const touch = (about: TouchAbout): ReactNode => <LogTouch about={about} />;
/** Where the key is enough. */
const barelyTouch = (about: TouchAbout): ReactNode => <LogTouch about={about} bare />;
const facts: TodaySlots["facts"] = (view, more) => <PeekFacts view={view} conflict={conflict} more={more} />;
const snooze: TodaySlots["snooze"] = (deal, bare) => <Snooze key={deal.id} deal={deal} bare={bare} />;

const registrationPeek: TodaySlots["registration"] = (item, panel) => <RegistrationPeek id={item.id} title={item.title} conflict={conflict} {...panel} />;
const promises = (about: TaskAbout): ReactNode => <Promises key={about.dealId ?? about.partner.id} about={about} />;
const keep: TodaySlots["keep"] = (task, bare) => <KeepTask key={task.id} task={task} bare={bare} />;
const remind: TodaySlots["remind"] = (enrollmentId, bare) => <RemindOne key={enrollmentId} enrollmentId={enrollmentId} bare={bare} />;
const brief = (partnerId: string): ReactNode => <OpenBrief partnerId={partnerId} />;
const barelyBrief = (partnerId: string): ReactNode => <OpenBrief partnerId={partnerId} bare />;
const promise = (about: TaskAbout): ReactNode => <AddPromise about={about} />;
const review = (partnerId: string): ReactNode => <OpenReview partnerId={partnerId} />;
const answers = (partnerId: string): ReactNode => <OpenAnswers partnerId={partnerId} />;
const barelyAnswers = (partnerId: string): ReactNode => <OpenAnswers partnerId={partnerId} bare />;
const barelyReview = (partnerId: string): ReactNode => <OpenReview partnerId={partnerId} bare />;

const palette = (open: boolean, onClose: () => void) => <Palette open={open} onClose={onClose} />;

function Deal(): ReactNode {
  return <DealPage slots={{ activity, conflict, touch, promises, brief, review }} />;
}

function Registrations(): ReactNode {
  return <RegistrationList conflict={conflict} />;
}

function Registration(): ReactNode {
  return <RegistrationPage conflict={conflict} />;
}

function Partner(): ReactNode {
  return <PartnerPage slots={{ deals, activity, conflict, touch, promises, brief, review, answers }} />;
}

function Partners(): ReactNode {
  return <PartnerList review={barelyReview} answers={barelyAnswers} />;
}

function Review(): ReactNode {
  return <ReviewPage promise={promise} />;
}

function Brief(): ReactNode {
  return <BriefPage touch={touch} />;
}

const root = createRootRoute({ component: Frame });

// Each a constant of its own: inside one list their types would be lost.
const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const partnerList = createRoute({ getParentRoute: () => root, path: "/partners", component: Partners, validateSearch: parsePartnerSearch });
const partner = createRoute({ getParentRoute: () => root, path: "/partners/$id", component: Partner, validateSearch: parsePartnerPageSearch });
const compare = createRoute({ getParentRoute: () => root, path: "/partners/compare", component: ComparePage, validateSearch: parseCompareSearch });
const briefPage = createRoute({ getParentRoute: () => root, path: "/partners/$id/brief", component: Brief });
const reviewPage = createRoute({ getParentRoute: () => root, path: "/partners/$id/review", component: Review, validateSearch: parseReviewSearch });
const answersPage = createRoute({ getParentRoute: () => root, path: "/partners/$id/answers", component: AnswersPage, validateSearch: parseAnswersSearch });
const dealList = createRoute({ getParentRoute: () => root, path: "/deals", component: DealList, validateSearch: parseDealSearch });
const deal = createRoute({ getParentRoute: () => root, path: "/deals/$id", component: Deal });
const forecast = createRoute({ getParentRoute: () => root, path: "/forecast", component: ForecastScreen, validateSearch: parseForecastSearch });
const training = createRoute({ getParentRoute: () => root, path: "/training", component: TrainingScreen, validateSearch: parseTrainingSearch });
const sync = createRoute({ getParentRoute: () => root, path: "/sync", component: SyncScreen });
const importScreen = createRoute({ getParentRoute: () => root, path: "/import", component: ImportScreen, validateSearch: parseImportSearch });
const settings = createRoute({ getParentRoute: () => root, path: "/settings", component: SettingsScreen });
const registrationList = createRoute({ getParentRoute: () => root, path: "/registrations", component: Registrations, validateSearch: parseRegistrationSearch });
const registration = createRoute({ getParentRoute: () => root, path: "/registrations/$id", component: Registration });
const tree = root.addChildren([home, partnerList, compare, partner, briefPage, reviewPage, answersPage, dealList, deal, forecast, registrationList, registration, training, sync, importScreen, settings]);

export const router = createRouter({ routeTree: tree, history: createHashHistory(), defaultPreload: false, scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
