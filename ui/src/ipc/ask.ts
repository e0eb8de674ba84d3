// Typed questions and commands. The cache is keyed by (query, arguments) and emptied by topic.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { READS, type Command, type Outcome, type Queries, type RecordRef, type SyncStatusView, type Topic } from "../generated/ipc.ts";
import { transport } from "./transport.ts";

type Name = keyof Queries;
type Args<N extends Name> = Queries[N]["args"];
type View<N extends Name> = Queries[N]["view"];
/** Queries that answer page by page. */
type Paged = { [N in Name]: View<N> extends { next: string | null; rows: unknown[] } ? N : never }[Name];

export function ask<N extends Name>(name: N, args: Args<N>): Promise<View<N>> {
  return transport.ask(name, args) as Promise<View<N>>;
}

export function execute(command: Command): Promise<Outcome> {
  return transport.execute(command) as Promise<Outcome>;
}

/** Asks and keeps asking when a topic of the answer changes; the old answer stays while the new one comes. */
export function useAsk<N extends Name>(name: N, args: Args<N>, options: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: [name, args],
    queryFn: () => ask(name, args),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

/** All pages of a list so far; `args` has no `after`. */
export function useAskPages<N extends Paged>(name: N, args: Args<N>, options: { enabled?: boolean } = {}) {
  return useInfiniteQuery({
    queryKey: [name, args, "pages"],
    queryFn: ({ pageParam }) => ask(name, pageParam === null ? args : { ...args, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page as { next: string | null }).next,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

function forget(client: QueryClient, topics: readonly Topic[]): void {
  void client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const reads = READS[queryKey[0] as Name] as readonly Topic[] | undefined;
      return reads === undefined || reads.some((topic) => topics.includes(topic));
    },
  });
}

export function useExecute() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: execute,
    onSuccess: (outcome) => forget(client, outcome.topics),
  });
}

/** Keeps the cache true to the signals of the backend; mounted once. */
export function useSignals(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stopChanged = transport.listen("changed", (payload) => {
      forget(client, (payload as { topics: Topic[] }).topics);
    });
    const stopSync = transport.listen("sync_status", (payload) => {
      client.setQueryData(["sync_status", {}], payload as SyncStatusView);
    });
    return () => {
      stopChanged();
      stopSync();
    };
  }, [client]);
}

/** A record that the desktop asks to show: its notification was clicked. */
export function useOpenRequests(open: (target: RecordRef) => void): void {
  useEffect(() => transport.listen("open_record", (payload) => open(payload as RecordRef)), [open]);
}
