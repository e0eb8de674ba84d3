// What every suite begins with: the shared host and one browser, both given back at its end.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openBrowser, Window } from "./browser.js";
import { sharedHost } from "./host.js";

export function prepare() {
  const host = sharedHost();
  const suite = { host, browser: null };
  before(async () => {
    suite.browser = await openBrowser();
    await dress(host, "en", "light");
  });
  after(() => suite.browser?.close());
  /** Runs a story in a window of its own. */
  suite.inWindow = async (story, { options, url = host.url } = {}) => {
    const window = await Window.open(suite.browser, url, options);
    try {
      await story(window);
    } catch (error) {
      const seen = await window.describe();
      window.faults = [];
      throw new Error(`${error.message}\n${seen}`, { cause: error });
    } finally {
      await window.close();
    }
  };
  return suite;
}

export async function dress(host, language, theme) {
  await host.execute({ kind: "set_language", language });
  await host.execute({ kind: "set_theme", theme });
}

/** The places that every check of looks visits, by name. */
export async function places(host) {
  const { items: stalled } = await groupOf(host, "stalled");
  const partners = await host.ask("partner_list", { sort: "open_deals", descending: true, limit: 3 });
  return {
    today: "/",
    partners: "/partners",
    partner: `/partners/${partners.rows[0].id}`,
    plan: `/partners/${partners.rows[0].id}?tab=plan`,
    partnerTraining: `/partners/${partners.rows[0].id}?tab=training`,
    compare: `/partners/compare?ids=${partners.rows.map(({ id }) => id).join(",")}`,
    brief: `/partners/${partners.rows[0].id}/brief`,
    answers: `/partners/${partners.rows[0].id}/answers`,
    review: `/partners/${partners.rows[0].id}/review`,
    deals: "/deals",
    board: "/deals?view=board",
    deal: `/deals/${stalled[0].id}`,
    forecast: "/forecast",
    registrations: "/registrations",
    training: "/training",
    sync: "/sync",
    import: "/import",
    settings: "/settings",
  };
}

/** A group of Today, with the place of its first row in the whole list. */
export async function groupOf(host, kind) {
  const { groups } = await host.ask("today");
  const at = groups.findIndex((group) => group.kind === kind);
  return { ...groups[at], first: groups.slice(0, at).reduce((sum, { items }) => sum + items.length, 0) };
}

/** Goes down a list to this row before a story begins: these keys are not the story's. */
export async function walkTo(window, place) {
  await window.press(...Array.from({ length: place }, () => "j"));
  await window.page.waitForFunction((place) => document.activeElement?.getAttribute("data-at") === String(place), place);
  window.keys = 0;
}

/** Asks again until it is so. */
export async function until(check, what) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail(`waited in vain for ${what}`);
}
