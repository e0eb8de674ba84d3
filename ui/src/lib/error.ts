// Whatever a call throws, as the one shape that screens show.
import type { ApiError } from "../generated/ipc.ts";

function isApiError(thrown: unknown): thrown is ApiError {
  return typeof thrown === "object" && thrown !== null && "kind" in thrown && "message" in thrown;
}

/** `fallback` is the sentence for what is no error of ours: a host that went away, an answer that isn't JSON. */
export function toApiError(thrown: unknown, fallback: string): ApiError {
  if (isApiError(thrown)) return thrown;
  return { kind: "internal", message: fallback, field: null, detail: String(thrown) };
}
