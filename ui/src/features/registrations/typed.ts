// What stands in the form while it is typed, and what it is sent as.
import type { Money, RegistrationForm } from "../../generated/ipc.ts";
import { amountText, parseAmount } from "../../lib/amount.ts";

/** Texts as typed. */
export interface Typed {
  partnerId: string;
  partnerName: string;
  customer: string;
  domain: string;
  country: string;
  productId: string;
  amount: string;
  close: string;
  /** `undefined` for words that are no day. */
  closeOn: string | null | undefined;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  taxId: string;
  parentName: string;
  note: string;
}

export const NO_PRODUCT = "none";
/** Where none is typed behind the number. */
const CURRENCY = "EUR";

export function typedOf(form: RegistrationForm | null, partnerName: string, day: (date: string) => string): Typed {
  const money = form?.money ?? null;
  return {
    partnerId: form?.partnerId ?? "",
    partnerName,
    customer: form?.customer ?? "",
    domain: form?.domain ?? "",
    country: form?.country ?? "",
    productId: form?.productId ?? NO_PRODUCT,
    amount: money === null ? "" : `${amountText(money.minor, money.currency)} ${money.currency}`,
    close: form?.closeOn ? day(form.closeOn) : "",
    closeOn: form?.closeOn ?? null,
    contactName: form?.contactName ?? "",
    contactEmail: form?.contactEmail ?? "",
    contactPhone: form?.contactPhone ?? "",
    taxId: form?.taxId ?? "",
    parentName: form?.parentName ?? "",
    note: form?.note ?? "",
  };
}

/** "50k usd"; `undefined` when it is no amount. */
export function parseMoney(typed: string): Money | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const found = /^(.*?)\s*([a-z]{3})$/i.exec(text);
  const currency = (found?.[2] ?? CURRENCY).toUpperCase();
  const minor = parseAmount(found?.[1] ?? text, currency);
  return minor === undefined ? undefined : { minor, currency };
}

/** `null` while something in it can't be read, or nobody is chosen for whom it is. */
export function formOf(typed: Typed): RegistrationForm | null {
  const money = parseMoney(typed.amount);
  if (typed.partnerId === "" || money === undefined || typed.closeOn === undefined) return null;
  const filled = (text: string) => text.trim() || null;
  return {
    partnerId: typed.partnerId,
    customer: typed.customer,
    domain: filled(typed.domain),
    country: filled(typed.country),
    productId: typed.productId === NO_PRODUCT ? null : typed.productId,
    money,
    closeOn: typed.closeOn,
    contactName: filled(typed.contactName),
    contactEmail: filled(typed.contactEmail),
    contactPhone: filled(typed.contactPhone),
    taxId: filled(typed.taxId),
    parentName: filled(typed.parentName),
    note: filled(typed.note),
  };
}

/** Enough for the reviewer to decide; the core says it again. */
export function isComplete(form: RegistrationForm | null): boolean {
  return form !== null && form.customer.trim() !== "" && form.productId !== null && (form.country !== null || form.domain !== null);
}
