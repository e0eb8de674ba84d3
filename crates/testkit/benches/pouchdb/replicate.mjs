// Serves the documents of a file from memory over HTTP, in a process of its own, and replicates them into a LevelDB
// store on the disk. Prints the milliseconds that the replication took, its last line.
import { fork } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import express from "express";
import expressPouchDB from "express-pouchdb";
import PouchDB from "pouchdb-node";
import memory from "pouchdb-adapter-memory";

const CHUNK = 5_000;

async function serve(file) {
  PouchDB.plugin(memory);
  const InMemory = PouchDB.defaults({ adapter: "memory" });
  const deals = new InMemory("deals");
  let chunk = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    chunk.push(JSON.parse(line));
    if (chunk.length === CHUNK) {
      await deals.bulkDocs(chunk);
      chunk = [];
    }
  }
  await deals.bulkDocs(chunk);
  const app = express();
  app.use("/", expressPouchDB(InMemory, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: "/dev/null" }));
  const server = app.listen(0, "127.0.0.1", () => process.send(server.address().port));
}

async function replicate(file) {
  const server = fork(process.argv[1], [file, "serve"], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const port = await new Promise((resolve, reject) => {
    server.once("message", resolve);
    server.once("exit", () => reject(new Error("the server ended")));
  });
  const folder = mkdtempSync(join(tmpdir(), "pouchdb-"));
  const local = new PouchDB(join(folder, "deals"));
  const start = performance.now();
  // Large batches are quick for PouchDB: its default of 100 is several times slower.
  const result = await local.replicate.from(`http://127.0.0.1:${port}/deals`, { batch_size: 2_000, batches_limit: 4 });
  const took = performance.now() - start;
  const { doc_count } = await local.info();
  if (!result.ok || doc_count === 0) throw new Error(`only ${doc_count} documents came`);
  await local.close();
  server.kill();
  rmSync(folder, { recursive: true });
  console.log(took.toFixed(1));
}

const [file, role] = process.argv.slice(2);
await (role === "serve" ? serve(file) : replicate(file));
