// A browser without anything that differs between machines: no own fonts, no motion, a clock that stands still.
import { join } from "node:path";
import { chromium } from "playwright-core";
import { TODAY } from "./host.js";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

export const WIDE = { width: 1180, height: 740 };

export function openBrowser() {
  return chromium.launch({ executablePath: process.env.TANDEM_BROWSER ?? "/usr/bin/chromium", headless: true, args: FLAGS });
}

/** A page that fails its test on any error, and counts the keys that a story needs. */
export class Window {
  keys = 0;
  asked = 0;
  faults = [];

  static async open(browser, url, options = {}) {
    const context = await browser.newContext({ viewport: WIDE, locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(`${TODAY}T09:00:30Z`));
    const window = new Window(page, url);
    window.countRequests();
    page.on("pageerror", (error) => window.faults.push(error.message));
    page.on("console", (message) => message.type() === "error" && !/Failed to load resource/.test(message.text()) && window.faults.push(message.text()));
    return window;
  }

  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /** Keeps in mind what is being asked; the signals' stream never ends and does not count. */
  countRequests() {
    const counts = (request) => !request.url().endsWith("/events");
    this.page.on("request", (request) => counts(request) && (this.asked += 1));
    for (const end of ["requestfinished", "requestfailed"]) {
      this.page.on(end, (request) => counts(request) && (this.asked -= 1));
    }
  }

  /** Nothing is asked any more while the page drew a few times: what it learns, it would have asked about by then, on a slow machine too. */
  async answered() {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
    for (let quiet = 0; quiet < 6; quiet = this.asked === 0 ? quiet + 1 : 0) {
      await this.page.evaluate(drawn);
    }
  }

  /** Goes to a place and waits until it stands still. */
  async goto(path) {
    await this.page.goto(`${this.url}/#${path}`);
    await this.settle();
  }

  /** No skeleton, every chart drawn, all fonts there. */
  async settle() {
    await this.answered();
    await this.page.waitForFunction(() => {
      const boxes = [...document.querySelectorAll(".box > h2 + div")];
      const drawn = boxes.every((box) => box.style.minBlockSize === "" || box.childElementCount > 0);
      return document.querySelector("h1") && !document.querySelector(".skeleton") && drawn && document.fonts.status === "loaded";
    });
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
  }

  async press(...keys) {
    for (const key of keys) {
      this.keys += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Takes the last edit back, once the window or menu in which it was made has gone: there the key would be a letter. */
  async undo() {
    await this.page.locator("[role=dialog], [role=menu]").first().waitFor({ state: "detached" });
    await this.press("z");
  }

  async type(text) {
    this.keys += [...text].length;
    await this.page.keyboard.type(text);
  }

  /** Waits until the element's text, without direction marks, is what it should be. */
  async sees(selector, wanted) {
    const matches = wanted instanceof RegExp ? wanted : new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    await this.page.waitForFunction(
      ([selector, source]) => [...document.querySelectorAll(selector)].some((one) => new RegExp(source, "u").test(one.textContent.replace(/[\u200e\u200f\u2066-\u2069]/g, ""))),
      [selector, matches.source],
      { timeout: 10_000 },
    ).catch(() => {
      throw new Error(`no ${selector} with ${matches}`);
    });
  }

  async text(selector) {
    const text = await this.page.locator(selector).first().textContent();
    return text.replace(/[\u200e\u200f\u2066-\u2069]/g, "");
  }

  /** What stands on the screen when a story fails, for whoever has only its words. */
  async describe() {
    await this.page.screenshot({ path: join(import.meta.dirname, "../results/failed.png") });
    const seen = await this.page.evaluate(() => ({ place: location.hash, focus: document.activeElement?.outerHTML.slice(0, 200), words: document.body.innerText.slice(-1500) }));
    return `  the page reported: ${this.faults.join(" | ")}\n  at ${seen.place}, focus on ${seen.focus}\n  last words: ${seen.words.replaceAll("\n", " / ")}`;
  }

  async close() {
    await this.page.context().close();
    if (this.faults.length > 0) throw new Error(`the page reported: ${this.faults.join(" | ")}`);
  }
}
