// The ten jobs that a partner success manager does most often, each within the keys that it may take. Words that are typed
// count as nothing, the keys around them do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startHost } from "../lib/host.js";
import { groupOf, prepare, until, walkTo } from "../lib/suite.js";

const suite = prepare();
let own;
before(async () => {
  own = await startHost();
});
after(() => own?.stop());

const plain = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");

/** One job: what is done in `story` may take so many keys. */
function job(name, keys, story) {
  test(`${name}: ${keys} ${keys === 1 ? "key" : "keys"} at most`, (t) =>
    suite.inWindow(
      async (window) => {
        const counted = new Counted(window, own);
        await story(counted, window);
        t.diagnostic(`${counted.keys} keys`);
        assert.ok(counted.keys > 0 && counted.keys <= keys, `${counted.keys} keys`);
      },
      { url: own.url, options: { permissions: ["clipboard-read", "clipboard-write"] } },
    ));
}

class Counted {
  keys = 0;

  constructor(window) {
    this.window = window;
  }

  async press(...chords) {
    this.keys += chords.length;
    await this.window.press(...chords);
  }

  /** Words, which count as nothing. */
  async say(text) {
    await this.window.type(text);
  }
}

const largest = async () => (await own.ask("partner_list", { sort: "open_deals", descending: true, limit: 1 })).rows[0];
const dealNow = async (id) => (await own.ask("deal", { id })).row;

job("1 what needs me now, from anywhere", 1, async (count, window) => {
  await window.goto("/training");
  await count.press("Control+1");
  await window.sees("h1", /things need you/);
});

job("1 one verb settles an item", 1, async (count, window) => {
  const { items, first } = await groupOf(own, "overdue_promises");
  await window.goto("/");
  await walkTo(window, first);
  await window.sees(".peek h2", plain(items[0].title));
  await count.press("v");
  await window.sees(".toast", `Kept: ${plain(items[0].title)}`);
  await window.undo();
});

job("2 a partner is found and the story recalled", 6, async (count, window) => {
  const { rows } = await own.ask("partner_list", { limit: 200 });
  const hit = async (name) => (await own.ask("search", { text: name.slice(0, 3) })).hits[0]?.title === name;
  let known;
  for (const { id, name } of rows) if (known === undefined && /^[A-Z][a-z]{2}/.test(name) && (await hit(name))) known = { id, name };
  await window.goto("/");
  await count.press("Control+k");
  await count.press(...known.name.slice(0, 3).toLowerCase());
  await window.sees("[role=option][aria-selected=true]", known.name);
  await count.press("Enter");
  await window.sees("h1", known.name);
  await count.press("b");
  await window.sees(".brief h1", known.name);
  const page = await own.ask("brief", { id: known.id });
  const height = window.page.viewportSize().height;
  for (const title of ["Last contacts", "We promised", "They promised", "Next steps"]) {
    const box = await window.page.locator(".brief h2", { hasText: title }).boundingBox();
    assert.ok(box.y + box.height < height, `${title} is in sight`);
  }
  const touches = window.page.locator(".brief section", { hasText: "Last contacts" }).locator("li");
  assert.equal(await touches.count(), Math.min(5, page.touches.length));
  const last = await touches.last().boundingBox();
  assert.ok(last.y + last.height < height, "the last five contacts are in sight");
});

job("3 a touch is logged with its next step, in words", 2, async (count, window) => {
  const { id } = await largest();
  await window.goto(`/partners/${id}`);
  await count.press("l");
  await window.page.locator("[role=dialog] input").first().waitFor();
  await count.say("call about prices -> send the offer next tue");
  await window.sees(".understood", /Send the offer · Tue/);
  await count.press("Enter");
  await window.page.locator("[role=dialog]").waitFor({ state: "detached" });
  const { open } = await own.ask("tasks", { partnerId: id });
  assert.ok(open.some(({ title, dueOn }) => title === "Send the offer" && new Date(dueOn).getUTCDay() === 2), "a promise for a Tuesday");
});

const FIELDS = [
  ["stage", async (count, window) => {
    await count.press("m");
    await window.page.locator("[role=menu]").waitFor();
    await count.press("4");
  }, (row) => row.stage === "negotiation"],
  ["close date", (count, window) => typed(count, window, "d", "27 feb 2027"), (row) => row.closeOn === "2027-02-27"],
  ["amount", (count, window) => typed(count, window, "a", "12,500"), (row) => row.money.minor === 1_250_000],
];

async function typed(count, window, key, words) {
  await count.press(key);
  await window.page.locator(".line-editor input").waitFor();
  await count.say(words);
  await count.press("Enter");
}

for (const [field, change, isDone] of FIELDS) {
  job(`4 the ${field} of a stalled deal is changed`, 2, async (count, window) => {
    const { rows } = await own.ask("deal_page", { stage: "proposal", only: "stalled", limit: 1 });
    await window.goto(`/deals/${rows[0].id}`);
    await window.sees("h1", plain(rows[0].name));
    await change(count, window);
    await until(async () => isDone(await dealNow(rows[0].id)), field);
    await window.undo();
    await until(async () => !isDone(await dealNow(rows[0].id)), `${field} as it was`);
  });
}

job("4 ten deals are moved at once", 13, async (count, window) => {
  const { rows } = await own.ask("deal_page", { stage: "engaging", sort: "amount", descending: true, limit: 10 });
  await window.goto("/deals?stage=engaging&sort=amount&descending=true");
  await window.sees(".grid-rows", plain(rows[0].name));
  await count.press("x", ...Array.from({ length: 9 }, () => "Shift+J"));
  await window.sees(".bulk .cnt", "10 selected");
  await count.press("m");
  await window.page.locator("[role=menu]").waitFor();
  await count.press("3");
  await window.sees(".toast", "10 deals changed");
  await window.undo();
});

job("5 a registration is decided", 3, async (count, window) => {
  const { rows } = await own.ask("registration_inbox", { part: "undecided", mine: false, shown: 200 });
  const place = rows.findIndex(({ closest }) => closest === null);
  await window.goto("/registrations");
  await window.press(...Array.from({ length: place }, () => "j"));
  await window.sees(".peek h2", rows[place].customer);
  await window.answered();
  await count.press("a");
  await until(async () => (await own.ask("registration", { id: rows[place].id })).row.status === "approved", "approved");
  await window.undo();
});

job("6 where a partner stands is answered, copied with its day", 4, async (count, window) => {
  const { id } = await largest();
  await window.goto(`/partners/${id}`);
  await count.press("a");
  await window.sees("h1", "Answers:");
  await count.press("j", "y");
  await window.sees(".toast", "Certificates");
  assert.match(await window.page.evaluate(() => navigator.clipboard.readText()), /^Certificates\n[\s\S]*As of \d/);
});

job("7 the next meeting is prepared", 1, async (count, window) => {
  const { id, name } = await largest();
  await window.goto(`/partners/${id}`);
  await count.press("b");
  await window.sees(".brief h1", plain(name));
  await window.sees(".brief", "Risks");
});

job("8 twenty learners and more are reminded, from anywhere", 6, async (count, window) => {
  const { stalled } = await own.ask("training", {});
  await window.goto("/deals");
  await count.press("g", "n");
  await window.sees("h1", "Training");
  await window.page.locator(".learner").first().waitFor();
  await count.press("Control+a", "r");
  await window.page.locator(".remind-letter").waitFor();
  await count.press("Enter");
  await window.sees(".toast", /\d\d reminders drafted/);
  const mailed = async () => (await own.ask("training", {})).stalled.filter((one) => one.mailed !== null).length;
  assert.ok((await mailed()) >= 20, `of ${stalled.length}`);
  await window.undo();
  await until(async () => (await mailed()) === 0, "all of it taken back");
});

job("9 the next deal of the forecast", 1, async (count, window) => {
  const { here } = await own.ask("forecast");
  await window.goto("/forecast");
  await window.page.locator('[data-at="0"]').waitFor();
  await window.press("Enter");
  await window.sees("h1", plain(here[0].deal.name));
  await count.press("j");
  await window.sees("h1", plain(here[1].deal.name));
});

job("10 a business review is made", 1, async (count, window) => {
  const { id, name } = await largest();
  await window.goto(`/partners/${id}`);
  await count.press("q");
  await window.sees(".review h1", plain(name));
  await window.sees(".review", "Scorecard");
});

job("10 a dated promise goes into the plan", 2, async (count, window) => {
  const { id } = await largest();
  await window.goto(`/partners/${id}/review`);
  await count.press("t");
  await window.page.locator("[role=dialog] input").waitFor();
  await count.say("they train two people by 31 jan");
  await count.press("Enter");
  await window.sees(".toast", "Promise added");
  await window.undo();
});
